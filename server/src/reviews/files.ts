import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { type ProjectFiles, reviewsFolder } from '../projectFiles';
import { fileOf } from '../uris';

/** The path of the file of a review, below the folder. */
export function pathOf(id: string): string {
  return `${reviewsFolder}/${id}.yaml`;
}

/** The id of a review by the path of its file. */
export function idOf(file: string): string {
  return file.slice(reviewsFolder.length + 1).replace(/\.ya?ml$/, '');
}

/** Where the file of a review is on disk. Throws for a name that leads out of the folder. */
export function diskPath(files: ProjectFiles, id: string): string {
  const file = /^[^/\\]+$/.test(id) ? fileOf(files.uri(pathOf(id))) : undefined;
  if (file === undefined) throw failed('A review needs a folder on disk.');
  return file;
}

/** What goes wrong with Git or the disk is for the user to know. */
export async function forUser<T>(work: Promise<T>): Promise<T> {
  return work.catch((error) => {
    throw error instanceof ResponseError
      ? error
      : failed(error instanceof Error ? error.message : String(error));
  });
}

/** A message for the user. */
export function failed(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
