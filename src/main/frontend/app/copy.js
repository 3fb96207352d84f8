/** Offers to copy a field where the browser can; elsewhere one selects it oneself. */
export function offerCopies(root) {
  if (!navigator.clipboard || !root.querySelectorAll) return;
  for (const button of root.querySelectorAll('[data-copy]')) button.hidden = false;
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  const told = document.getElementById(`${button.dataset.copy}-copied`);
  try {
    await navigator.clipboard.writeText(field.value);
    told.textContent = 'Copied.';
  } catch {
    field.select();
    told.textContent = 'The browser did not allow that. It is selected: copy it yourself.';
  }
});
