/** A table that is wider than its place says so at the edge where it goes on. */
export function markWide(loaded) {
  const tables = [...(loaded.matches?.('.table-responsive') ? [loaded] : []), ...loaded.querySelectorAll('.table-responsive')];
  for (const table of tables) {
    resized.observe(table);
    table.addEventListener('scroll', () => mark(table), { passive: true });
  }
}

const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));

function mark(table) {
  table.toggleAttribute('data-more', table.scrollLeft + table.clientWidth < table.scrollWidth - 1);
}
