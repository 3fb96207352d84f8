/** Previews of mails and pages: as wide as the device that they stand for, and fresh after each change. */
export function showPreviews() {
  const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => fit(target)));
  for (const preview of document.querySelectorAll('[data-preview]')) resized.observe(preview);

  document.addEventListener('click', ({ target }) => {
    const choice = target.closest('[data-preview-width]');
    if (!choice) return;
    for (const each of choice.parentElement.children) {
      each.classList.toggle('active', each === choice);
      each.setAttribute('aria-pressed', String(each === choice));
    }
    document.querySelectorAll('[data-preview]').forEach(fit);
  });

  document.addEventListener('draft-saved', () => {
    for (const frame of document.querySelectorAll('.preview-frame')) frame.src = frame.getAttribute('src');
  });
}

/** Scales the page within so that its device's width fits the place there is. */
function fit(preview) {
  const width = Number(document.querySelector('[data-preview-width].active')?.dataset.previewWidth ?? 1000);
  const scale = Math.min(1, preview.clientWidth / width);
  const frame = preview.querySelector('iframe');
  frame.style.width = `${width}px`;
  frame.style.height = `${preview.clientHeight / scale}px`;
  frame.style.transform = `scale(${scale})`;
}
