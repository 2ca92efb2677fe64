import type { entryPointKinds } from '../rules/schema';
import type { Range } from '../syntax/position';
import type { TextRange } from '../syntax/tree';

export type EntryPointKind = (typeof entryPointKinds)[number];

/** A place where data of others comes into the program. Plain data. */
export interface EntryPoint {
  kind: EntryPointKind;
  /** `GET`; absent where any method comes in, or where there are none. */
  method?: string;
  /** As it is written, behind the prefixes of its class and router that stand in the same file: `/patients/:id`. */
  route?: string;
  /** As people say it: `getPatient`, `PatientController.show`, or `GET /patients/:id` where the handler has no name. */
  name: string;
  /** The smallest place that names it: the call up to its path, or the function's name. */
  range: Range;
  /** The function with its body, where it stands in the same file: UTF-16 offsets. */
  handler?: TextRange;
  /** What the registration calls the handler, where it refers to one: `controller.show`. */
  handlerName?: string;
  /** What runs before the handler: middleware, decorators, annotations, filters, by name, outermost first. */
  guards: string[];
}
