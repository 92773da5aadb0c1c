import { dialog, type BrowserWindow } from 'electron';
import { randomBytes } from 'node:crypto';
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ChosenFile } from '#core/contract/api';
import { AppError } from '#core/contract/errors';
import type { FileHandles } from '#services/files/file-handles';
import { filesIn } from '#services/files/files-in';

/** What the user chooses becomes handles; paths stay in this process. */
export class FileDialogs {
  constructor(private readonly handles: FileHandles) {}

  async choose(window: BrowserWindow, accept: readonly string[], multiple: boolean): Promise<readonly ChosenFile[]> {
    const extensions = accept.filter((each) => each.startsWith('.')).map((each) => each.split('.').pop() ?? '');
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
      filters: extensions.length > 0 ? [{ name: extensions.join(', '), extensions: [...new Set(extensions)] }] : [],
    });
    return canceled ? [] : this.admit(filePaths);
  }

  /** The files of these kinds in a folder and in those within it. */
  async chooseFolder(window: BrowserWindow, accept: readonly string[]): Promise<readonly ChosenFile[]> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] });
    const [folder] = filePaths;
    return canceled || folder === undefined ? [] : this.admit(await filesIn(folder, accept));
  }

  /** Throws AppError `file-missing` for what is no file. */
  async admit(files: readonly string[]): Promise<readonly ChosenFile[]> {
    return Promise.all(
      files.map(async (file) => {
        const name = path.basename(file);
        const found = path.isAbsolute(file) ? await stat(file).catch(() => null) : null;
        if (!found?.isFile()) throw new AppError('file-missing', { name });
        return { handle: this.handles.admit(file, name, false), name, bytes: found.size };
      }),
    );
  }

  /** A cancelled dialog leaves the handle good. Throws AppError `handle-unknown`, `disk-full`, `disk-failed`. */
  async save(window: BrowserWindow, handle: string, suggestedName: string): Promise<{ saved: boolean; where?: string }> {
    const offer = this.handles.claim(handle);
    try {
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: path.basename(suggestedName) });
      if (canceled || !filePath) {
        this.handles.putBack(handle, offer);
        return { saved: false };
      }
      await copyWhole(offer.path, filePath);
      return { saved: true, where: path.basename(filePath) };
    } catch (error) {
      this.handles.putBack(handle, offer);
      throw asDiskError(error, offer.name);
    }
  }
}

/** Under its name there is the old file or the whole new one. */
async function copyWhole(from: string, to: string): Promise<void> {
  const temporary = `${to}.${randomBytes(6).toString('hex')}.part`;
  try {
    await copyFile(from, temporary);
    await rename(temporary, to);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function asDiskError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) return error;
  return error.code === 'ENOSPC' ? new AppError('disk-full', { file }) : new AppError('disk-failed', { file, code: String(error.code) });
}
