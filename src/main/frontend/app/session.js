/** Lets nobody lose what they typed because their session ended: it can be sent again after signing in. */
export function keepSessions(htmx) {
  let refused = null;

  document.addEventListener('htmx:configRequest', ({ detail }) => {
    if (detail.verb !== 'get') detail.headers['X-CSRF-TOKEN'] = token().content;
  });

  document.addEventListener('htmx:beforeOnLoad', (event) => {
    const { xhr, elt } = event.detail;
    const ended = xhr.status === 401 || (xhr.status === 403 && !xhr.responseText.includes('data-message'));
    const signIn = xhr.responseURL && new URL(xhr.responseURL).pathname === '/sign-in';
    if (ended || signIn) {
      event.preventDefault();
      refused = elt;
      dialog().showModal();
    }
  });

  document.addEventListener('click', async (event) => {
    if (!event.target.closest('[data-go-on]')) return;
    // Without asking for HTML, so that the server does not take it for a page to return to after signing in.
    const page = await fetch(location.href);
    if (new URL(page.url).pathname === '/sign-in') {
      dialog().querySelector('[role=status]').textContent = 'You are not signed in yet.';
      return;
    }
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html');
    token().content = fresh.querySelector('meta[name=csrf]').content;
    dialog().close();
    if (refused?.isConnected) htmx.trigger(refused, refused.matches('form') ? 'submit' : 'change');
    refused = null;
  });
}

function dialog() {
  return document.getElementById('signed-out');
}

function token() {
  return document.querySelector('meta[name=csrf]');
}
