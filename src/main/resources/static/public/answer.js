// Sends the score of an opened link, so that one click in the mail is enough: once, and only from a page that somebody
// sees. Fetching the page records nothing; without this script its button does the same.
(() => {
  const form = document.querySelector('form[data-submit-when-seen]');
  const [visit] = performance.getEntriesByType('navigation');
  const opened = !visit || visit.type === 'navigate' || visit.type === 'prerender';
  if (!form || !opened) {
    return; // Back or reload: whoever returns to this page wants to choose, not to send again.
  }

  let done = false;
  const status = form.querySelector('[data-sending]');
  form.addEventListener('submit', () => {
    done = true;
    status.textContent = status.dataset.sending;
  });

  const sendWhenSeen = () => {
    if (!done && !document.prerendering && document.visibilityState === 'visible') {
      form.requestSubmit();
    }
  };
  // Choosing another score by hand wins over a tab that becomes visible later.
  document.addEventListener('change', () => { done = true; });
  document.addEventListener('visibilitychange', sendWhenSeen);
  document.addEventListener('prerenderingchange', sendWhenSeen);
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      status.textContent = '';
    }
  });
  sendWhenSeen();
})();
