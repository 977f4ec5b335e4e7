import { ImportProgress } from './status';

/** An import of history and how far it is. @public */
export interface Import extends ImportProgress {
  /** The source that its events count for; null when the server reads them itself. */
  sourceId: string | null;
  startedAt: string;
  finishedAt: string | null;
}

/** Imports, by id. @public */
export interface ImportList {
  imports: Import[];
}

/** What to import. @public */
export interface ImportInput {
  id: string;
  /** Shown to people while the import runs. */
  title: string;
  /** Id of a configured source of kind `generic`. */
  sourceId: string;
  /** How many events there are, where that is known. */
  total?: number;
}

/** What became of one page of events. @public */
export interface ImportPageResult {
  received: number;
  accepted: number;
  /** Known already, from this import or otherwise. */
  duplicate: number;
}
