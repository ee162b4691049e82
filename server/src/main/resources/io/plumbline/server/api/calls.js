// Calls to the server that served this page, with the token that the reader gave.

const KEY = 'plumbline.token';

/** The token out of #token=..., kept for this tab alone; the address then no longer shows it. */
export function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEY);
}

export function keepToken(token) {
  sessionStorage.setItem(KEY, token);
}

export function forgetToken() {
  sessionStorage.removeItem(KEY);
}

export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function call(path, headers, signal) {
  const response = await fetch(path, {
    headers: {...headers, Authorization: `Bearer ${sessionStorage.getItem(KEY) ?? ''}`},
    signal,
    cache: 'no-store',
  });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Refused(response.status, problem.detail ?? `the server answered ${response.status}`);
  }
  return response;
}

export async function get(path, signal) {
  return (await call(path, {Accept: 'application/json'}, signal)).json();
}

/** Follows a stream of events for good; after a break it goes on where it ended. */
export async function follow(path, onEvent, onState) {
  let last = null;
  for (let wait = 1000; ; wait = Math.min(wait * 2, 15000)) {
    try {
      const headers = {Accept: 'text/event-stream'};
      if (last !== null) {
        headers['Last-Event-ID'] = last;
      }
      const response = await call(path, headers);
      onState('live');
      for await (const event of events(response.body)) {
        wait = 1000;
        last = event.id ?? last;
        if (event.data !== null) {
          onEvent(JSON.parse(event.data));
        }
      }
    } catch (problem) {
      if (problem instanceof Refused && problem.status === 401) {
        throw problem;
      }
    }
    onState('lost');
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const {value, done} = await reader.read();
    if (done) {
      return;
    }
    text += value;
    let end;
    while ((end = text.indexOf('\n\n')) >= 0) {
      yield parse(text.slice(0, end));
      text = text.slice(end + 2);
    }
  }
}

function parse(block) {
  const event = {id: null, data: null};
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (colon > 0 && line.slice(0, colon) === 'id') {
      event.id = value;
    } else if (colon > 0 && line.slice(0, colon) === 'data') {
      event.data = event.data === null ? value : `${event.data}\n${value}`;
    }
  }
  return event;
}
