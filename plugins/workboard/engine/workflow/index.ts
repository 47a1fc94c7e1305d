export { factsOf, rootsOf } from './compiled-workflow';
export { decide } from './decide';
export { decideOpening, type OpeningInput } from './decide-opening';
export { mayFire, unitsFor, type UnitsOf } from './may-fire';
export { parseRoles } from './parse-roles';
export { parseWorkflow, type ParsedWorkflow, type ParseWorkflowOptions } from './parse-workflow';
export { eventsFrom, permittedEvents } from './permitted-events';
export { recordEvent, type CardMemory } from './record-event';
export { sketchWorkflow, type WorkflowSketch } from './sketch-workflow';
