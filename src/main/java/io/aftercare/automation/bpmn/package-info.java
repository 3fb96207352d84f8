/** Lists of actions as BPMN processes with a diagram, and back; checks of processes that others drew. */
@NullMarked
package io.aftercare.automation.bpmn;

import org.jspecify.annotations.NullMarked;
