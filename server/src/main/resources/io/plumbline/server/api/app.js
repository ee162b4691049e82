// The first page: incidents as they come, and one of them in full.

import {follow, forgetToken, get, keepToken, Refused, takeToken} from './calls.js';
import {severity, show, standing} from './details.js';
import {element, time} from './elements.js';

const MOST = 200;
const incidents = new Map();
let chosen = null;
let showing = new AbortController();

const by = (id) => document.getElementById(id);

function askForToken(note) {
  by('main').hidden = true;
  by('sign-in').hidden = false;
  if (note) {
    by('sign-in-note').textContent = note;
  }
  by('token').focus();
}

function card(incident, fresh) {
  const finding = incident.first;
  return element('button', {
    type: 'button',
    class: `incident ${incident.severity} ${incident.status}${fresh ? ' fresh' : ''}`,
    'aria-current': incident.id === chosen,
    click: () => choose(incident.id),
  },
  element('div', {class: 'name'}, finding.rule,
    incident.status === 'OPEN' ? severity(incident) : element('span', {class: 'tag good'}, 'resolved'),
    ...standing(incident)),
  element('div', {class: 'text'}, finding.message),
  element('div', {class: 'when'}, `${finding.dataset.name} · ${time(incident.openedAtMillis)}`));
}

function list(freshId) {
  const latest = [...incidents.values()]
    .sort((a, b) => b.openedAtMillis - a.openedAtMillis || (a.id < b.id ? -1 : 1));
  for (const old of latest.splice(MOST)) {
    incidents.delete(old.id);
  }
  by('list').replaceChildren(...(latest.length
    ? latest.map((incident) => card(incident, incident.id === freshId))
    : [element('div', {class: 'empty'}, 'No incidents. New ones appear here as they are found.')]));
  const open = latest.filter((incident) => incident.status === 'OPEN').length;
  by('counts').textContent = `${open} open · ${latest.length - open} resolved`;
}

function choose(id) {
  chosen = id;
  list();
  refresh();
}

function refresh() {
  showing.abort();
  showing = new AbortController();
  const {signal} = showing;
  show(by('details'), chosen, signal).catch((problem) => {
    if (!signal.aborted) {
      by('details').replaceChildren(element('div', {class: 'card empty'}, problem.message));
    }
  });
}

function arrive({incident}) {
  const known = incidents.get(incident.id);
  if (known?.status === 'RESOLVED' && incident.status === 'OPEN') {
    return;
  }
  // What was told before somebody knew of it may be delivered again.
  incident.acknowledgement ??= known?.acknowledgement;
  incidents.set(incident.id, incident);
  list(incident.id);
  if (chosen === null) {
    choose(incident.id);
  } else if (chosen === incident.id) {
    refresh();
  }
}

function connection(state) {
  by('connection').className = state;
  by('connection').textContent = state === 'live' ? 'live' : 'connection lost, trying again';
}

// What came between the list and the stream, or while the stream was down, is in the list.
async function catchUp() {
  const {items} = await get(`/v1/incidents?limit=${MOST}`);
  items.forEach((incident) => incidents.set(incident.id, incident));
  list();
}

function onState(state) {
  connection(state);
  if (state === 'live') {
    catchUp().catch(() => connection('lost'));
  }
}

async function open() {
  by('sign-in').hidden = true;
  try {
    await catchUp();
    by('main').hidden = false;
    const [first] = by('list').querySelectorAll('button');
    first?.click();
    await follow('/v1/alerts/stream', arrive, onState);
  } catch (problem) {
    if (problem instanceof Refused && problem.status === 401) {
      forgetToken();
      askForToken(problem.message);
    } else {
      connection('lost');
      setTimeout(open, 3000);
    }
  }
}

by('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  keepToken(by('token').value.trim());
  open();
});

if (takeToken()) {
  open();
} else {
  askForToken();
}
