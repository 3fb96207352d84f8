/** Writes into the diagram how many runs came to each element and how many are there; the shade says it again. */
export function count(viewer, list) {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const known = viewer.get('elementRegistry');
  for (const { dataset } of list.children) {
    if (!known.get(dataset.element)) continue;
    canvas.addMarker(dataset.element, `heat-${dataset.heat}`);
    add(dataset.element, { top: -10, left: -10 }, 'path-badge', dataset.runs);
    if (dataset.open) add(dataset.element, { bottom: 10, left: -10 }, 'path-badge path-badge-open', `${dataset.open} here`);
  }

  function add(element, position, style, words) {
    const badge = document.createElement('span');
    badge.className = style;
    badge.textContent = words;
    overlays.add(element, { position, html: badge });
  }
}
