/** Previews of mails and pages: as wide as the device that they stand for, and fresh after each change. */
export function showPreviews(htmx) {
  const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => fit(target)));
  htmx.onLoad((loaded) => {
    const previews = [...(loaded.matches?.('[data-preview]') ? [loaded] : []), ...loaded.querySelectorAll('[data-preview]')];
    for (const preview of previews) resized.observe(preview);
  });

  document.addEventListener('click', ({ target }) => {
    const person = target.closest('[data-preview-contact]');
    if (person) showAs(person.dataset);
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

/** Shows all previews, and sends the next test, as a contact and with a ticket of theirs. */
function showAs({ previewContact, previewTicket, previewName }) {
  for (const input of document.querySelectorAll('[data-preview-chosen]')) {
    input.value = input.dataset.previewChosen === 'contact' ? previewContact : previewTicket;
  }
  for (const words of document.querySelectorAll('[data-preview-as]')) {
    words.textContent = previewName ? `as ${previewName}${previewTicket ? `, ticket ${previewTicket}` : ''}` : words.dataset.previewAs;
  }
  for (const words of document.querySelectorAll('[data-preview-no-ticket]')) words.hidden = Boolean(previewTicket);
  for (const tried of document.querySelectorAll('[data-tried]')) tried.replaceChildren();
  for (const frame of document.querySelectorAll('.preview-frame')) {
    const source = new URL(frame.src);
    source.searchParams.set('contact', previewContact);
    source.searchParams.set('ticket', previewTicket);
    frame.src = source.pathname + source.search;
  }
  document.getElementById('preview-as').close();
  document.dispatchEvent(new CustomEvent('preview-as'));
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
