import htmx from 'htmx.org';
import { buildFollowUps } from './automation.js';
import { offerCopies } from './copy.js';
import { watchEditor } from './editor.js';
import { chooseImages } from './images.js';
import { isLive, refreshLive } from './live.js';
import { showPreviews } from './previews.js';
import { keepSessions } from './session.js';
import { showTimes } from './times.js';
import { boundUploads } from './uploads.js';
import { markWide } from './wide.js';
import { tellZone } from './zone.js';

// The pages' policy allows neither inline styles nor evaluated text.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
// Nor may the style of what a swap replaces be copied to what replaces it.
htmx.config.attributesToSettle = ['class', 'width', 'height'];
htmx.config.selfRequestsOnly = true;
// What was swapped in listens at once: nobody is too quick for it.
htmx.config.defaultSettleDelay = 0;
// Pages show what is personal or secret: none is left behind in the browser's storage.
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
// A refused form comes back as a page with its faults: it is shown, too.
htmx.config.responseHandling = [
  { code: '(204|304)', swap: false },
  { code: '[23]..', swap: true },
  { code: '(409|413|422|429)', swap: true },
  { code: '[45]..', swap: false, error: true },
];
window.htmx = htmx;

keepSessions(htmx);
tellZone();
watchEditor(htmx);
buildFollowUps(htmx);
showPreviews(htmx);
chooseImages(htmx);
htmx.onLoad(showTimes);
htmx.onLoad(markWide);
boundUploads();
refreshLive(htmx);
htmx.onLoad(offerCopies);

document.addEventListener('click', (event) => {
  const toggle = event.target.closest('[data-toggle]');
  if (toggle) {
    const shown = document.getElementById(toggle.dataset.toggle).classList.toggle('show');
    toggle.setAttribute('aria-expanded', String(shown));
  }
  const opener = event.target.closest('[data-dialog]');
  if (opener) {
    document.getElementById(opener.dataset.dialog).showModal();
  }
  const closer = event.target.closest('[data-close]');
  if (closer) {
    closer.closest('dialog').close();
  }
  if (event.target.closest('[data-theme-switch]')) {
    const root = document.documentElement;
    const theme = root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
    root.setAttribute('data-bs-theme', theme);
    localStorage.setItem('theme', theme);
  }
});

// What was done before is no news when the next thing is tried, which may fail.
document.addEventListener('submit', () => document.querySelector('[data-notice]')?.remove(), { capture: true });

// What could not be sent says so; what the server refused says why.
document.addEventListener('htmx:sendError', ({ detail }) => {
  if (!isLive(detail.elt)) say('Aftercare cannot be reached. Nothing was saved; try again.');
});
document.addEventListener('htmx:responseError', ({ detail }) => {
  if (!isLive(detail.elt)) tell(detail.xhr);
});

// Nor does a refusal take the place of what it is about.
document.addEventListener('htmx:afterRequest', ({ detail }) => {
  if (detail.xhr?.status >= 400 && detail.xhr.getResponseHeader('HX-Reswap') === 'none') {
    const dialog = document.querySelector('dialog[open]');
    const place = dialog?.querySelector('[data-refused]');
    const told = toldBy(detail.xhr);
    if (place && told) {
      told.className = 'alert alert-danger';
      place.replaceChildren(told);
      place.focus();
    } else {
      dialog?.close();
      tell(detail.xhr);
    }
  }
});

function toldBy(xhr) {
  return new DOMParser().parseFromString(xhr.responseText, 'text/html').querySelector('[data-message]');
}

function tell(xhr) {
  const told = toldBy(xhr);
  say(told?.textContent.trim() ?? 'Something went wrong. Nothing was saved; try again.');
}

function say(message) {
  const place = document.getElementById('problem');
  place.querySelector('p').textContent = message;
  place.hidden = false;
  place.focus();
}
