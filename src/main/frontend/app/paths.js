import { count } from './counts.js';
import { tellUndrawn } from './undrawn.js';

/** What the marks say in the diagram, so that no colour has to. */
const BADGES = { waiting: 'Is here', stopped: 'Stopped here', done: '✓', early: '→', left: '✗' };

/** The scale at which the names of elements can be read. */
const READABLE = 0.8;

/**
 * Draws each [data-diagram] once, and marks in it what the list [data-marks] of its id says: the elements that a process
 * came to, the flows that it took and where it is; or, of [data-counts], how many came where. The list says the same in words, and may be replaced by a newer one.
 */
export function drawPaths(htmx, Viewer) {
  const viewers = new WeakMap();

  htmx.onLoad((loaded) => {
    for (const list of within(loaded, '[data-marks]')) show(list);
  });

  async function show(list) {
    const place = document.getElementById(list.dataset.marks);
    if (!place) return;
    if (!viewers.has(place)) viewers.set(place, draw(place));
    const viewer = await viewers.get(place);
    if (!viewer) return;
    if ('counts' in list.dataset) {
      count(viewer, list);
      look(viewer, 'all', list);
      return;
    }
    mark(viewer, list);
    // Who has not looked elsewhere sees where it is, or all of what is over.
    if (!place.dataset.moved && place.dataset.here !== whereItIs(list)) look(viewer, standing(list) ? 'here' : 'all', list);
    place.dataset.here = whereItIs(list);
  }

  document.addEventListener('pointerdown', ({ target }) => {
    const place = target.closest('[data-diagram]');
    if (place) place.dataset.moved = '';
  });

  async function draw(place) {
    const answer = await fetch(place.dataset.diagram);
    if (!answer.ok) {
      place.textContent = 'The diagram cannot be shown: the engine has not told it. The list below says the way in words.';
      return null;
    }
    const viewer = new Viewer({ container: place, zoomScroll: { enabled: false } });
    try {
      await viewer.importXML(await answer.text());
    } catch (problem) {
      tellUndrawn(place, viewer, problem);
      return null;
    }
    place.dataset.drawn = '';
    return viewer;
  }

  document.addEventListener('click', async ({ target }) => {
    const button = target.closest('[data-diagram-view]');
    if (!button) return;
    const place = document.getElementById(button.dataset.diagramOf);
    place.dataset.moved = '';
    const viewer = await viewers.get(place);
    if (viewer) look(viewer, button.dataset.diagramView, document.querySelector(`[data-marks="${place.id}"]`));
  });
}

function look(viewer, view, list) {
  const canvas = viewer.get('canvas');
  if (view === 'in' || view === 'out') {
    viewer.get('zoomScroll').stepZoom(view === 'in' ? 1 : -1);
    return;
  }
  canvas.zoom('fit-viewport', 'auto');
  const here = view === 'here' && viewer.get('elementRegistry').get(whereItIs(list));
  if (here && canvas.zoom() < READABLE) {
    const { width, height } = canvas.viewbox().outer;
    const x = here.x + here.width / 2;
    const y = here.y + here.height / 2;
    canvas.viewbox({
      x: x - width / READABLE / 2,
      y: y - height / READABLE / 2,
      width: width / READABLE,
      height: height / READABLE,
    });
  }
}

/** Where it stands, or else where it came to last. */
function whereItIs(list) {
  return (standing(list) ?? [...list.children].at(-1))?.dataset.element;
}

function standing(list) {
  return [...list.children].find(({ dataset }) => dataset.mark === 'stopped' || dataset.mark === 'waiting');
}

function mark(viewer, list) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const known = viewer.get('elementRegistry');
  overlays.clear();
  for (const flow of list.dataset.flows.split(' ')) {
    if (known.get(flow)) canvas.addMarker(flow, 'path-taken');
  }
  const latest = new Map([...list.children].map(({ dataset }) => [dataset.element, dataset.mark]));
  for (const [element, now] of latest) {
    if (!known.get(element)) continue;
    for (const each of Object.keys(BADGES)) canvas.removeMarker(element, `path-${each}`);
    canvas.addMarker(element, `path-${now}`);
    if (now === 'early') for (const flow of known.get(element).outgoing) canvas.addMarker(flow.id, 'path-taken');
    for (const flow of known.get(element).incoming) if (isUntold(flow, latest)) canvas.addMarker(flow.id, 'path-taken');
    const badge = document.createElement('span');
    badge.className = `path-badge path-badge-${now}`;
    badge.textContent = BADGES[now];
    overlays.add(element, { position: { top: -10, left: -10 }, html: badge });
  }
}

/** The engine does not tell of the way from a gateway to the event that came first. */
function isUntold({ source }, visited) {
  return source.type === 'bpmn:EventBasedGateway' && visited.has(source.id);
}

function within(root, selector) {
  return [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];
}
