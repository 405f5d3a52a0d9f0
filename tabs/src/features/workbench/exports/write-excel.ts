import type { Table } from './table.ts';

/**
 * An Excel file with one sheet.
 * @param name of the sheet
 * @throws when the part of the app that writes it cannot be loaded, or fails
 */
export async function writeExcel(table: Table, name: string): Promise<Blob> {
  const worker = new Worker(new URL('./excel-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Blob>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Blob>) => resolve(data));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage({ table, name });
    });
  } finally {
    worker.terminate();
  }
}
