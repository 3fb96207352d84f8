// Shows a survey to a visitor whom the site knows, once: <script src=".../s/aftercare.js" data-survey="<id>" async>.
// It has no cookie, loads nothing, and keeps to a strict policy: its style sheet is made here, within a shadow root.
// Of visitors whom nobody knows it stores nothing and asks nothing.
(() => {
  const script = document.currentScript;
  const survey = script?.dataset.survey;
  if (!survey) {
    return;
  }
  const base = new URL(`${survey}/`, script.src);
  const known = 'aftercare-visitor';
  const open = `aftercare-${survey}`;

  /** Storage may be forbidden; then a visitor is known on this page only. */
  const store = (area, key, value) => {
    try {
      if (value === undefined) {
        return window[area].getItem(key);
      }
      value === null ? window[area].removeItem(key) : window[area].setItem(key, value);
    } catch {
      // Nothing is kept then.
    }
    return null;
  };

  const call = async (what, body) => {
    const answer = await fetch(new URL(what, base), {
      method: 'POST',
      mode: 'cors',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: what === 'dismissed',
    });
    const given = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw Object.assign(new Error(given.detail), { status: answer.status, told: given.type?.endsWith('too-long') && given.detail });
    }
    return given;
  };

  /** Whoever followed a link from a thank-you page brings a pass behind the address, which nobody else should see. */
  const arrive = async () => {
    const pass = /^#aftercare=([\w.-]+)$/.exec(location.hash)?.[1];
    if (pass) {
      history.replaceState(history.state, '', location.pathname + location.search);
      const { visitor } = await call('visitor', { pass }).catch(() => ({}));
      if (visitor) {
        store('localStorage', known, visitor);
        return { visitor };
      }
    }
    const visitor = store('localStorage', known);
    return script.dataset.identity ? { identity: script.dataset.identity } : visitor && { visitor };
  };

  /** Tells one visitor from the next one in the same tab. */
  const person = ({ identity, visitor }) => {
    try {
      const { email, sub } = JSON.parse(atob(identity.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
      return `${email} ${sub}`;
    } catch {
      return visitor ?? '';
    }
  };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  };

  const show = (view, whose) => {
    let closed = false;
    const keep = (kept) => closed || store('sessionStorage', open, kept && JSON.stringify({ whose, view: kept }));
    const { words, scores } = view;
    const host = element('aftercare-survey');
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SURVEY_CSS);
    root.adoptedStyleSheets = [sheet];
    const modal = view.place !== 'bubble';
    const company = element('p', { class: 'company' }, view.company);
    const close = element('button', { class: 'close', type: 'button', 'aria-label': words.close }, '✕');
    const content = element('div');
    const dialog = element('dialog', { class: modal ? 'dialog' : 'bubble', lang: view.lang, dir: view.dir, 'aria-labelledby': 'title' },
      element('div', { class: 'top' }, company, close), content);
    dialog.style.setProperty('--brand', view.color);
    dialog.style.setProperty('--on-brand', view.onColor);
    let step = 'score';
    let sending;

    const go = (next, ...children) => {
      step = next;
      content.replaceChildren(...children);
    };

    /** A form that sends once at a time, and says why when it could not. */
    const form = (children, button, send) => {
      const error = element('p', { class: 'error', role: 'alert', id: 'error', hidden: '' });
      const submit = element('button', { class: 'send' }, button);
      const made = element('form', { novalidate: '' }, ...children, error, submit);
      made.addEventListener('submit', async (event) => {
        event.preventDefault();
        if (submit.getAttribute('aria-disabled')) {
          return;
        }
        error.hidden = true;
        submit.setAttribute('aria-disabled', 'true');
        try {
          sending = send(made);
          await sending;
        } catch (failure) {
          error.textContent = failure.told || words.failed;
          error.hidden = false;
        }
        submit.removeAttribute('aria-disabled');
      });
      return made;
    };

    /** @param given the score that is to be changed, with what was written on it; nothing is lost by not choosing another */
    const askScore = (given) => {
      const last = scores.length - 1;
      const ends = [[0, view.low], [last, view.high]];
      const scale = element('div', { class: 'scale' }, ...scores.map((score, at) => {
        const span = element('span', {}, String(score));
        if (view.stars) {
          span.append(element('span', { class: 'stars', 'aria-hidden': 'true' }, '★'.repeat(score)));
        }
        ends.filter(([end]) => end === at).forEach(([, text]) => span.append(element('span', { class: 'unseen' }, ` – ${text}`)));
        return element('label', { class: 'score' }, element('input', { type: 'radio', name: 'score', value: score, ...(score === given?.score && { checked: '' }) }), span);
      }));
      const group = element('fieldset', {}, element('legend', { id: 'title', tabindex: -1 }, view.question), scale,
        element('div', { class: 'ends', 'aria-hidden': 'true' }, ...ends.map(([at, text]) => element('span', {}, `${scores[at]} – ${text}`))));
      go(given ? 'comment' : 'score', form([group], words.send, async (made) => {
        const chosen = made.querySelector('input:checked');
        if (!chosen) {
          made.querySelector('input').focus();
          throw Object.assign(new Error(), { told: words.missing });
        }
        const score = Number(chosen.value);
        const { question } = await call('score', { token: view.token, score });
        askComment(question, score, given?.written);
      }));
      given && content.querySelector('legend').focus();
    };

    const askComment = (question, score, written = '') => {
      keep({ ...view, asked: question, score });
      const text = element('textarea', { id: 'comment', rows: 4, dir: 'auto', maxlength: view.maxComment, 'aria-describedby': 'hint' });
      go('comment', form([
        element('label', { class: 'question', id: 'title', for: 'comment' }, question),
        element('p', { class: 'hint', id: 'hint' }, words.optional),
        text,
      ], words.sendComment, async () => thank(await call('comment', { token: view.token, comment: text.value }))));
      // A survey that was shown before there was this button has no words for it.
      if (words.change) {
        const change = element('button', { class: 'change', type: 'button' }, words.change);
        change.addEventListener('click', () => askScore({ score, written: text.value }));
        content.append(change);
      }
      text.value = written;
      text.focus();
    };

    const thank = ({ heading, body }) => {
      keep(null);
      const title = element('h2', { id: 'title', tabindex: -1 }, heading);
      const done = element('button', { class: 'send', type: 'button' }, words.close);
      done.addEventListener('click', () => dialog.close());
      go('thanks', title, element('p', { class: 'body' }, body), done);
      title.focus();
    };

    /** Closing says that nothing more comes; it is no answer by itself. What is just being sent arrives before. */
    dialog.addEventListener('close', async () => {
      keep(null);
      closed = true;
      host.remove();
      await sending?.catch(() => {});
      const ending = { score: ['dismissed', { token: view.token }], comment: ['comment', { token: view.token }] }[step];
      ending && call(...ending).catch(() => {});
    });
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        dialog.close();
      }
    });

    keep(view);
    view.asked ? askComment(view.asked, view.score) : askScore();
    root.append(dialog);
    document.body.append(host);
    if (modal) {
      dialog.showModal();
      // At the first score the focus would look like a choice.
      content.querySelector('legend, textarea')?.focus();
    } else {
      dialog.setAttribute('open', '');
    }
  };

  const start = async () => {
    const who = await arrive();
    const { whose, view: shown } = JSON.parse(store('sessionStorage', open) || '{}');
    if (!who || (shown && whose !== person(who))) {
      store('sessionStorage', open, null);
    } else if (shown) {
      show(shown, whose);
    }
    if (who && whose !== person(who)) {
      const { due, after } = await call('due', who);
      if (due) {
        await new Promise((resolve) => setTimeout(resolve, after * 1000));
        const { survey: view } = await call('shown', who);
        if (view) {
          show(view, person(who));
        }
      }
    }
  };

  const begin = () => start().catch((failure) => {
    if (failure.status === 401 && !script.dataset.identity) {
      store('localStorage', known, null);
    }
  });
  document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', begin) : begin();
})();
