import Sortable from 'sortablejs';

/** The automation tab: actions are added from a panel, opened in place, and moved by drag or by button. */
export function buildFollowUps(htmx) {
  let adding = null;

  // What is typed into an action is fetched when it is opened.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target.matches?.('[data-fields]') && target.open) open(target);
    },
    true,
  );

  // Who moved or removed an action by keyboard goes on from there.
  let acting = null;
  let pressed = '';
  document.addEventListener('htmx:beforeRequest', ({ detail }) => {
    acting = detail.elt.closest?.('[data-action]')?.dataset.action ?? acting;
    pressed = detail.elt.id ?? '';
  });

  htmx.onLoad((loaded) => {
    if (loaded.matches?.('[data-column]') && document.activeElement === document.body) {
      const next =
        loaded.querySelector(`[data-move] [id="${pressed}"]`) ??
        loaded.querySelector(`[data-action="${acting}"] summary`) ??
        loaded.querySelector('button, a');
      next?.focus();
    }
    for (const details of all(loaded, '[data-fields][data-opened]')) {
      details.open = true;
      details.querySelector('summary').focus();
    }
    for (const list of all(loaded, '[data-place]')) sort(list);
  });

  document.addEventListener('click', ({ target }) => {
    const opener = target.closest('[data-add-action]');
    if (opener) {
      adding = opener;
      const search = document.getElementById('add-action-search');
      search.value = '';
      filter(search);
      document.getElementById('add-action').showModal();
    }
    const type = target.closest('[data-action-type]');
    if (type && adding) {
      document.getElementById('add-action').close();
      change(adding, adding.dataset.addAction, { type: type.dataset.actionType, place: adding.dataset.addTo });
    }
  });

  document.addEventListener('input', ({ target }) => {
    if (target.matches('[data-filter]')) filter(target);
  });

  // A branch that decides by something else has other fields.
  document.addEventListener('htmx:afterRequest', ({ detail }) => {
    const form = detail.elt.closest?.('[data-action-fields]');
    if (form && detail.successful && detail.requestConfig.triggeringEvent?.target?.matches?.('[data-refetch]')) {
      refill(form.closest('[data-fields]'));
    }
  });

  /** Once: what was typed into the fields must not be replaced by what was there before. */
  function open(details) {
    if (!details.filled) refill(details);
  }

  function refill(details) {
    details.filled = true;
    htmx.trigger(details.querySelector('[hx-trigger=opened]'), 'opened');
  }

  function change(within, path, values) {
    const column = within.closest('[data-column]');
    const revision = document.getElementById('revision').value;
    htmx.ajax('POST', path, { source: column, target: column, swap: 'outerHTML', values: { ...values, revision } });
  }

  function sort(list) {
    Sortable.create(list, {
      group: list.closest('[data-column]').id,
      handle: '[data-handle]',
      animation: 150,
      // Half a place is its neighbour's: what lies in a branch can be aimed at.
      swapThreshold: 0.5,
      emptyInsertThreshold: 12,
      onEnd({ item, to, newIndex }) {
        change(to, item.dataset.move, { place: to.dataset.place, at: newIndex });
      },
    });
  }
}

function all(root, selector) {
  return [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];
}

function filter(search) {
  const words = search.value.trim().toLowerCase();
  const list = document.getElementById(search.dataset.filter);
  list.inOrder ??= [...list.children];
  for (const choice of list.children) choice.hidden = !choice.dataset.words.toLowerCase().includes(words);
  // What is called like that comes before what only speaks of it.
  const isCalled = ({ dataset }) => dataset.name.toLowerCase().includes(words);
  list.append(...list.inOrder.toSorted((one, other) => isCalled(other) - isCalled(one)));
  document.getElementById(`${search.dataset.filter}-none`).hidden = [...list.children].some(({ hidden }) => !hidden);
}
