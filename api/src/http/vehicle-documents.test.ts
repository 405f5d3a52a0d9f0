import { maximumDocumentBytes, maximumVehicleDocuments } from '@fleet/contracts/vehicle-document.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoVehicleId } from '../../../infra/local/testing/demo-stage.ts';
import { samplePictures } from '../../../infra/local/testing/sample-pictures.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage({ now: () => new Date('2026-11-23T07:00:00Z') });
});
afterAll(() => stage.drop());

const vehicleId = demoVehicleId('M-FT 1204');
const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n');
const refusal = (code: string) => ({ problem: { code } });

describe('the documents of a vehicle', () => {
  test('are kept by managers and read by everybody', async () => {
    const [manager, employee] = [await stage.client('manager'), await stage.client('employee')];
    const made = await manager.uploadVehicleDocument(
      { vehicleId, name: 'Registration', validUntil: '2027-06-30', content: pdf },
      { contentType: 'application/pdf' },
    );
    expect(made).toMatchObject({
      name: 'Registration',
      contentType: 'application/pdf',
      sizeBytes: pdf.byteLength,
      validUntil: '2027-06-30',
    });
    expect((await employee.listVehicleDocuments({ vehicleId })).documents).toEqual([made]);
    const file = await employee.getVehicleDocument({ vehicleDocumentId: made.id });
    expect([file.contentType, Buffer.from(file.content).equals(Buffer.from(pdf))]).toEqual(['application/pdf', true]);
    await expect(employee.deleteVehicleDocument({ vehicleDocumentId: made.id })).rejects.toMatchObject(
      refusal('FORBIDDEN'),
    );
    await manager.deleteVehicleDocument({ vehicleDocumentId: made.id });
    expect((await employee.listVehicleDocuments({ vehicleId })).documents).toEqual([]);
    const { entries } = await manager.listAudit({ entityType: 'vehicle', entityId: vehicleId });
    expect(entries.map(({ action }) => action)).toEqual(['vehicle.document-deleted', 'vehicle.document-added']);
  });

  test('are what their bytes are, and no page or program', async () => {
    const manager = await stage.client('manager');
    const picture = { vehicleId, name: 'Photo of the licence', content: samplePictures['image/png'] };
    const made = await manager.uploadVehicleDocument(picture, { contentType: 'application/pdf' });
    expect(made.contentType).toBe('image/png');
    const page = { vehicleId, name: 'Page', content: new TextEncoder().encode('<script>alert(1)</script>') };
    await expect(manager.uploadVehicleDocument(page, { contentType: 'application/pdf' })).rejects.toMatchObject(
      refusal('UNSUPPORTED_MEDIA_TYPE'),
    );
    await manager.deleteVehicleDocument({ vehicleDocumentId: made.id });
  });

  test('of 5 MB are taken, and not a byte more', async () => {
    const manager = await stage.client('manager');
    const sized = (bytes: number) => {
      const content = new Uint8Array(bytes);
      content.set(pdf);
      return { vehicleId, name: 'Large', content };
    };
    const { id } = await manager.uploadVehicleDocument(sized(maximumDocumentBytes));
    await expect(manager.uploadVehicleDocument(sized(maximumDocumentBytes + 1))).rejects.toMatchObject(
      refusal('PAYLOAD_TOO_LARGE'),
    );
    await manager.deleteVehicleDocument({ vehicleDocumentId: id });
  });

  test('are at most fifty, also when they come at once', async () => {
    const manager = await stage.client('manager');
    const upload = (name: string) => manager.uploadVehicleDocument({ vehicleId, name, content: pdf });
    const names = Array.from({ length: maximumVehicleDocuments + 2 }, (_, index) => `Paper ${index}`);
    const outcomes = await Promise.allSettled(names.map(upload));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ reason: refusal('CONFLICT') });
  });
});
