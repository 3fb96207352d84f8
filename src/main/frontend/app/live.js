/**
 * Parts of pages that ask again, every so many seconds, whether they have changed: not while nobody looks, nor while
 * somebody types in them or a dialog is open. What one looks at stays where it is.
 */
export function refreshLive(htmx) {
  const asked = new WeakMap();

  function ask(now) {
    if (document.hidden || document.querySelector('dialog[open]')) return;
    for (const live of document.querySelectorAll('[data-live]')) {
      if (!asked.has(live)) asked.set(live, Date.now());
      const isDue = now || Date.now() - asked.get(live) >= live.dataset.live * 1000;
      if (isDue && !isTypedIn(live)) {
        asked.set(live, Date.now());
        htmx.trigger(live, 'live');
      }
    }
  }

  setInterval(() => ask(false), 1000);
  document.addEventListener('visibilitychange', () => ask(true));

  document.addEventListener('htmx:configRequest', ({ detail }) => {
    if (isLive(detail.elt)) detail.headers['If-None-Match'] = `"${detail.elt.dataset.etag}"`;
    if (detail.elt.matches('[data-sparse]')) leaveOutEmpty(detail.parameters);
  });

  document.addEventListener('htmx:afterRequest', ({ detail }) => {
    if (isLive(detail.elt)) detail.elt.querySelector('[data-live-lost]')?.toggleAttribute('hidden', !!detail.xhr?.status);
  });

  let anchor = null;
  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    anchor = isLive(detail.elt) && detail.shouldSwap ? topmost(detail.elt) : null;
  });
  document.addEventListener('htmx:afterSwap', () => {
    const now = anchor && document.getElementById(anchor.id);
    if (now) scrollBy({ top: now.getBoundingClientRect().top - anchor.top, behavior: 'instant' });
    anchor = null;
  });

  htmx.onLoad((loaded) => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const input of loaded.querySelectorAll?.('[data-zone]') ?? []) input.value ||= zone;
  });
}

/** Whether a request is one of these, of which nobody is told when it fails. */
export function isLive(element) {
  return !!element?.matches?.('[data-live]');
}

function isTypedIn(live) {
  return live.contains(document.activeElement) && document.activeElement.matches('input, textarea, select');
}

/** The first named thing that can be seen, and where. */
function topmost(live) {
  for (const named of live.querySelectorAll('[id]')) {
    const { top, bottom } = named.getBoundingClientRect();
    if (bottom > 0 && top >= 0 && top < innerHeight) return { id: named.id, top };
  }
  return null;
}

/** An address says what is asked for, and no more. */
function leaveOutEmpty(parameters) {
  if (!parameters.from && !parameters.to) delete parameters.zone;
  for (const name of Object.keys(parameters)) if (!parameters[name]) delete parameters[name];
}
