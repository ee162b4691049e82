// Everything about one incident.

import {get} from './calls.js';
import {element, number, time} from './elements.js';
import {graph} from './graph.js';

function figure(name, value, style) {
  return value === null || value === undefined || value === ''
    ? []
    : [element('dt', {}, name), element('dd', {class: style}, value)];
}

function figures(...pairs) {
  return element('dl', {class: 'figures'},
    pairs.filter((pair) => pair.length).map((pair) => element('div', {}, ...pair)));
}

function accepted(finding) {
  const lower = number(finding.lower);
  const upper = number(finding.upper);
  if (lower !== null && upper !== null) {
    return `${lower} to ${upper}`;
  }
  return lower !== null ? `at least ${lower}` : upper !== null ? `at most ${upper}` : null;
}

export function severity(incident) {
  const style = {CRITICAL: 'bad', ERROR: 'bad', WARN: 'warn'}[incident.severity] ?? 'plain';
  return element('span', {class: `tag ${style}`}, incident.severity);
}

/** How an open incident is: that it flaps, and who knows of it. */
export function standing({flapping, acknowledgement}) {
  return [
    flapping ? element('span', {class: 'tag warn'}, 'flapping') : null,
    acknowledgement ? element('span', {class: 'tag plain'},
      `${acknowledgement.expected ? 'expected' : 'known'}, ${acknowledgement.by}`) : null,
  ].filter((tag) => tag !== null);
}

function summary(incident, violations) {
  const finding = incident.first;
  const open = incident.status === 'OPEN';
  return element('article', {class: 'card'},
    element('h2', {}, `${finding.rule} `, severity(incident), ' ',
      element('span', {class: open ? 'tag bad' : 'tag good'}, open ? 'open' : 'resolved'), ' ',
      ...standing(incident)),
    element('div', {class: 'quiet'}, `${finding.dataset.namespace}/${finding.dataset.name}`,
      finding.subject ? ` · ${finding.subject}` : ''),
    element('p', {class: 'lead'}, finding.message),
    figures(
      figure('Observed', number(finding.observed), 'off'),
      figure('Expected', number(finding.expected)),
      figure('Accepted', accepted(finding)),
      figure('Violations', number(violations)),
      figure('Opened', time(incident.openedAtMillis), 'small'),
      figure('Resolved', time(incident.resolvedAtMillis), 'small'),
      figure('About', finding.scope, 'small')));
}

function code(finding) {
  const {codeVersion, previousCodeVersion, ...others} = finding.details ?? {};
  const rest = Object.entries(others);
  if (!codeVersion && rest.length === 0 && !finding.samples?.length) {
    return null;
  }
  const changed = previousCodeVersion && previousCodeVersion !== codeVersion;
  return element('article', {class: 'card'},
    element('h3', {}, changed ? 'The program changed' : 'Further facts'),
    figures(
      changed ? figure('Version before', previousCodeVersion, 'small') : [],
      figure('Program version', codeVersion, changed ? 'off' : 'small'),
      ...rest.map(([name, value]) => figure(name, value, 'small'))),
    finding.samples?.length
      ? element('div', {}, element('h3', {}, 'Rows that show it'),
          element('pre', {}, finding.samples.join('\n')))
      : null);
}

function exposure(exposure) {
  if (!exposure) {
    return null;
  }
  const {readers, others} = exposure;
  return element('article', {class: 'card'},
    element('h3', {}, 'Who read it meanwhile'),
    element('ul', {class: 'plainlist'},
      readers.map((reader) => element('li', {}, reader.user,
        element('span', {class: 'quiet'}, ` ${time(reader.atMillis)}${reader.proven ? '' : ' · not proven'}`))),
      others > 0 ? [element('li', {class: 'quiet'}, `and ${others} more`)] : []));
}

function decisions(list) {
  return element('article', {class: 'card'},
    element('h3', {}, 'What the engine did'),
    list.length === 0
      ? element('p', {class: 'quiet'}, 'No decision yet.')
      : element('ul', {class: 'plainlist'}, list.map((decision) => element('li', {},
          element('span', {class: decision.action === 'RELEASE' ? 'tag good' : 'tag warn'}, decision.action),
          ` ${decision.target}: ${decision.reason ?? ''} `,
          element('span', {class: 'quiet'}, time(decision.decidedAtMillis),
            ...decision.outcomes.map((outcome) => ` · ${outcome.target} ${outcome.status.toLowerCase()}`))))));
}

async function lineage(dataset, signal) {
  const id = encodeURIComponent(`${dataset.namespace}/${dataset.name}`);
  const card = element('article', {class: 'card'}, element('h3', {}, 'Lineage'));
  try {
    const [up, down] = await Promise.all([
      get(`/v1/lineage/${id}/upstream?depth=3&maxNodes=60`, signal),
      get(`/v1/lineage/${id}/downstream?depth=4&maxNodes=60`, signal),
    ]);
    card.append(graph(up, down));
  } catch (problem) {
    card.append(element('p', {class: 'quiet'}, problem.message));
  }
  return card;
}

/** Shows an incident; a signal that aborts leaves what another call shows. */
export async function show(place, id, signal) {
  const state = await get(`/v1/incidents/${encodeURIComponent(id)}`, signal);
  const {incident} = state;
  const cards = [
    summary(incident, state.findings),
    await lineage(incident.first.dataset, signal),
    exposure(incident.exposure),
    code(incident.first),
    decisions(state.decisions),
  ];
  if (!signal.aborted) {
    place.replaceChildren(...cards.filter((card) => card));
  }
}
