/** The survey editor: nothing that was typed is lost, and previews follow it. */
export function watchEditor(htmx) {
  const unsaved = new Set();
  let goingTo = null;
  let outdated = null;
  goBackToField();

  document.addEventListener('input', ({ target }) => {
    const field = target.closest('[data-field]');
    if (field) {
      unsaved.add(field.id);
      field.typed = (field.typed ?? 0) + 1;
      state('Saving…');
    }
  });

  // What is typed while an answer is under way is not saved by it.
  document.addEventListener('htmx:beforeSend', ({ detail }) => (detail.requestConfig.typed = detail.elt.typed));

  document.addEventListener('htmx:afterRequest', ({ detail }) => {
    const field = detail.elt.closest?.('[data-field]');
    if (!field || !detail.successful) return;
    const result = field.querySelector('.field-result');
    const saved = result?.dataset.saved === 'true';
    if (saved && detail.requestConfig.typed === field.typed) unsaved.delete(field.id);
    if (saved && unsaved.size > 0) state('Saving…');
    const faulty = Boolean(result?.querySelector('.invalid-feedback'));
    for (const input of field.querySelectorAll('[name=value], [name=amount]')) {
      if (faulty) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }
    if (saved && field.querySelector('[data-reload-after]')) outdated = field;
    goOn();
  });

  function goOn() {
    if (unsaved.size > 0) return;
    if (goingTo) location.assign(goingTo);
    else if (outdated && !isChoosing(outdated)) reloadAt(document.activeElement);
  }

  document.addEventListener('focusin', goOn);

  // What the tabs, the title and other fields say of the draft may have changed with it.
  document.addEventListener('htmx:oobBeforeSwap', ({ detail }) => {
    if (detail.target?.id === 'revision') htmx.trigger('#editor-tabs', 'draft-changed');
  });

  // Where not all tabs have room, the one that is shown has.
  htmx.onLoad((loaded) => {
    const list = loaded.querySelector?.('[data-tabs]');
    const tab = list?.querySelector('[aria-current]');
    if (tab) list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
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
    const cancel = event.target.closest('[data-cancel]');
    if (cancel) {
      cancel.closest('form').remove();
      document.getElementById(cancel.dataset.cancel).focus();
    }
    // The form of a condition stands below the one that is changed, or at the end.
    const opener = event.target.closest('[data-form-at]');
    if (opener) {
      document.getElementById(opener.dataset.formAt).append(document.getElementById('segment-form'));
    }
    const color = event.target.closest('[data-color]');
    if (color) setColor(color.closest('[data-color-field]'), color.dataset.color, htmx);
  });

  window.addEventListener('beforeunload', (event) => {
    if (unsaved.size > 0) event.preventDefault();
  });

  offerTokens();

  // What is asked depends on how one compares.
  document.addEventListener('change', ({ target }) => {
    if (!target.matches('[data-switch]')) return;
    for (const part of target.form.querySelectorAll('[data-when]')) {
      part.hidden = !part.dataset.when.split(' ').includes(target.value);
    }
  });

  document.addEventListener('input', ({ target }) => {
    if (target.matches('[data-color-picker]')) {
      target.closest('[data-color-field]').querySelector('[name=value]').value = target.value;
    } else if (target.matches('[data-color-field] [name=value]') && /^#[0-9a-f]{6}$/i.test(target.value)) {
      target.closest('[data-color-field]').querySelector('[data-color-picker]').value = target.value;
    }
  });

  // The amount of a time span comes with its unit, before what was chosen is sent.
  document.addEventListener(
    'change',
    ({ target }) => {
      if (!target.matches('[data-span-unit]')) return;
      const place = target.closest('[data-field]').querySelector('[data-span-amount]');
      place.hidden = target.value === 'none';
      place.querySelector('input').value ||= '1';
    },
    { capture: true },
  );

  document.addEventListener('submit', ({ target }) => {
    if (target.matches('[data-with-revision]')) {
      target.elements.revision.value = document.getElementById('revision').value;
    }
  });
}

/** Where one moves within a list by keys, every key chooses: one has not finished before one goes on. */
let choosingByKey = false;
document.addEventListener('pointerdown', () => (choosingByKey = false));
document.addEventListener('keydown', ({ target }) => (choosingByKey = target.matches('select')));

function isChoosing(field) {
  return choosingByKey && field.contains(document.activeElement);
}

/** After the reload one goes on where one was. */
function reloadAt(element) {
  sessionStorage.setItem('focused', element.id);
  location.reload();
}

function goBackToField() {
  const id = sessionStorage.getItem('focused');
  sessionStorage.removeItem('focused');
  if (id) document.getElementById(id)?.focus();
}

/** Tokens come with a click; by keyboard with Enter or the button. */
function offerTokens() {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target.dataset?.insertInto && event.target.value) {
      event.preventDefault();
      insertToken(event.target);
    }
  });
  document.addEventListener('change', ({ target }) => {
    if (!target.dataset?.insertInto) return;
    target.nextElementSibling.hidden = !target.value;
    if (target.value && !choosingByKey) insertToken(target);
  });
  document.addEventListener('click', ({ target }) => {
    if (target.closest('[data-insert]')) insertToken(target.previousElementSibling);
  });
}

function insertToken(list) {
  insert(document.getElementById(list.dataset.insertInto), `{{${list.value}}}`);
  list.value = '';
  list.nextElementSibling.hidden = true;
}

function state(words) {
  document.getElementById('save-state').textContent = words;
}

function setColor(field, color, htmx) {
  const value = field.querySelector('[name=value]');
  value.value = color;
  field.querySelector('[data-color-picker]').value = color;
  value.dispatchEvent(new Event('input', { bubbles: true }));
  htmx.trigger(field.closest('[data-field]'), 'change');
}

function insert(input, text) {
  input.focus();
  input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
