/** What stands where a diagram should, when it cannot be drawn. */
export function tellUndrawn(place, viewer, problem) {
  viewer.destroy();
  place.textContent = problem.message.includes('no diagram to display')
    ? 'This file has no diagram. Camunda Modeler draws one when it is opened and saved there.'
    : 'The diagram cannot be drawn: this is no process that Camunda Modeler would open.';
}
