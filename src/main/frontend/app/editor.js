/** The survey editor: nothing that was typed is lost, and previews follow it. */
export function watchEditor(htmx) {
  const unsaved = new Set();
  let goingTo = null;

  document.addEventListener('input', ({ target }) => {
    const field = target.closest('[data-field]');
    if (field) {
      unsaved.add(field.id);
      state('Saving…');
    }
  });

  document.addEventListener('htmx:afterRequest', ({ detail }) => {
    const field = detail.elt.closest?.('[data-field]');
    if (!field || !detail.successful) return;
    const result = field.querySelector('.field-result');
    if (result?.dataset.saved === 'true') unsaved.delete(field.id);
    if (result?.dataset.saved === 'true' && unsaved.size > 0) state('Saving…');
    const faulty = Boolean(result?.querySelector('.invalid-feedback'));
    for (const input of field.querySelectorAll('[name=value], [name=amount]')) {
      if (faulty) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
    const reload = field.querySelector('[data-reload-after]') && result?.dataset.saved === 'true';
    if (unsaved.size === 0 && (goingTo || reload)) location.assign(goingTo ?? location.href);
  });

  // Another tab of the editor waits until what was typed here is saved.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="/"]');
    if (link && unsaved.size > 0 && document.querySelector('[data-editor]') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      goingTo = link.href;
      for (const id of unsaved) htmx.trigger(document.getElementById(id), 'change');
    }
    const mine = event.target.closest('[data-keep-mine]');
    if (mine) {
      document.getElementById('revision').value = mine.dataset.keepMine;
      htmx.trigger(mine.closest('[data-field]'), 'change');
    }
    if (event.target.closest('[data-reload]')) {
      unsaved.clear();
      location.reload();
    }
    const color = event.target.closest('[data-color]');
    if (color) setColor(color.closest('[data-color-field]'), color.dataset.color, htmx);
  });

  window.addEventListener('beforeunload', (event) => {
    if (unsaved.size > 0) event.preventDefault();
  });

  document.addEventListener('change', ({ target }) => {
    const into = target.dataset?.insertInto;
    if (into && target.value) {
      insert(document.getElementById(into), `{{${target.value}}}`);
      target.value = '';
    }
  });

  document.addEventListener('input', ({ target }) => {
    if (target.matches('[data-color-picker]')) {
      target.closest('[data-color-field]').querySelector('[name=value]').value = target.value;
    } else if (target.matches('[data-color-field] [name=value]') && /^#[0-9a-f]{6}$/i.test(target.value)) {
      target.closest('[data-color-field]').querySelector('[data-color-picker]').value = target.value;
    }
  });

  document.addEventListener('submit', ({ target }) => {
    if (target.matches('[data-with-revision]')) {
      target.elements.revision.value = document.getElementById('revision').value;
    }
  });
}

function state(words) {
  document.getElementById('save-state').textContent = words;
}

function setColor(field, color, htmx) {
  field.querySelector('[name=value]').value = color;
  field.querySelector('[data-color-picker]').value = color;
  htmx.trigger(field.closest('[data-field]'), 'change');
}

function insert(input, text) {
  input.focus();
  input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
