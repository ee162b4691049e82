// Draws lineage as layers: upstream on the left, the dataset in the middle, downstream on the right.

import {element, shape} from './elements.js';

const WIDTH = 190;
const HEIGHT = 46;
const GAP_X = 54;
const GAP_Y = 16;
const MARGIN = 12;
const LETTERS = 25;

/** Nodes by key with their layer; upstream layers are negative. */
function layers(upstream, downstream) {
  const nodes = new Map();
  for (const node of upstream.nodes) {
    nodes.set(node.key, {...node, layer: -node.depth});
  }
  for (const node of downstream.nodes) {
    if (!nodes.has(node.key)) {
      nodes.set(node.key, {...node, layer: node.depth});
    }
  }
  return nodes;
}

function place(nodes) {
  const byLayer = new Map();
  for (const node of nodes.values()) {
    byLayer.set(node.layer, [...(byLayer.get(node.layer) ?? []), node]);
  }
  const order = [...byLayer.keys()].sort((a, b) => a - b);
  const tallest = Math.max(...[...byLayer.values()].map((layer) => layer.length));
  const height = tallest * (HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN;
  order.forEach((layer, column) => {
    const members = byLayer.get(layer).sort((a, b) => a.name.localeCompare(b.name));
    const top = (height - members.length * (HEIGHT + GAP_Y) + GAP_Y) / 2;
    members.forEach((node, row) => {
      node.x = MARGIN + column * (WIDTH + GAP_X);
      node.y = top + row * (HEIGHT + GAP_Y);
    });
  });
  return {width: order.length * (WIDTH + GAP_X) - GAP_X + 2 * MARGIN, height};
}

function line(from, to, near) {
  const x1 = from.x + WIDTH;
  const y1 = from.y + HEIGHT / 2;
  const x2 = to.x;
  const y2 = to.y + HEIGHT / 2;
  const bend = Math.max(30, Math.abs(x2 - x1) / 2);
  return shape('path', {
    class: near ? 'edge near' : 'edge',
    d: `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`,
  });
}

function short(text) {
  return text.length > LETTERS ? `…${text.slice(text.length - LETTERS + 1)}` : text;
}

function box(node) {
  const role = node.layer === 0 ? 'focus' : node.layer > 0 && node.kind === 'DATASET' ? 'affected' : '';
  return shape('g', {class: `node ${node.kind} ${role}`, transform: `translate(${node.x},${node.y})`},
    shape('title', {}, `${node.kind.toLowerCase()} ${node.namespace}/${node.name}`),
    shape('rect', {width: WIDTH, height: HEIGHT, rx: node.kind === 'JOB' ? 22 : 6}),
    shape('text', {x: WIDTH / 2, y: 20, 'text-anchor': 'middle'}, short(node.name)),
    shape('text', {x: WIDTH / 2, y: 36, 'text-anchor': 'middle', class: 'space'},
      node.kind === 'JOB' && node.codeVersion
        ? short(`version ${node.codeVersion}`)
        : short(node.namespace)));
}

export function graph(upstream, downstream) {
  const nodes = layers(upstream, downstream);
  const size = place(nodes);
  const drawing = shape('svg', {
    class: 'graph', role: 'img', 'aria-label': 'Lineage around the dataset',
    width: size.width, height: size.height, viewBox: `0 0 ${size.width} ${size.height}`,
  });
  const drawn = new Set();
  for (const edge of [...upstream.edges, ...downstream.edges]) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    const key = `${edge.from} ${edge.to}`;
    if (from && to && !drawn.has(key)) {
      drawn.add(key);
      drawing.append(line(from, to, from.layer === 0 || to.layer === 0));
    }
  }
  drawing.append(...[...nodes.values()].map(box));
  const cut = [upstream.truncatedBy, downstream.truncatedBy].find((reason) => reason);
  const frame = element('div', {class: 'scroll'}, drawing);
  const focus = [...nodes.values()].find((node) => node.layer === 0);
  if (focus) {
    // Its width is known once it is on the page.
    requestAnimationFrame(() => {
      frame.scrollLeft = focus.x + WIDTH / 2 - frame.clientWidth / 2;
    });
  }
  return element('div', {},
    frame,
    element('div', {class: 'legend'},
      element('span', {}, 'red: the dataset of the incident'),
      element('span', {}, 'amber: affected downstream'),
      element('span', {}, 'round: jobs'),
      cut ? element('span', {}, `more lies beyond (limited by ${cut})`) : null));
}
