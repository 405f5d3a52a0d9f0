import { maximumPhotoBytes } from '@fleet/contracts/photo.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { samplePictures } from '../../../infra/local/testing/sample-pictures.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage();
});
afterAll(() => stage.drop());

const png = samplePictures['image/png'];

async function post(content: Uint8Array<ArrayBuffer>, contentType: string): Promise<Response> {
  return fetch(`${stage.url}/api/v1/photos`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await stage.tokenOf('employee')}`,
      'x-tenant-id': demoCompany().tenantId,
      'content-type': contentType,
    },
    body: content,
  });
}

describe('a photo over HTTP', () => {
  test('is what its bytes are, whatever picture the sender calls it', async () => {
    const response = await post(png, 'image/jpeg');
    expect(response.status).toBe(201);
    const photo = (await response.json()) as { id: string };
    expect(photo).toMatchObject({ contentType: 'image/png', sizeBytes: png.length });
    const employee = await stage.client('employee');
    const file = await employee.getPhoto({ photoId: photo.id });
    expect(file.contentType).toBe('image/png');
    expect(Buffer.from(file.content).equals(Buffer.from(png))).toBe(true);
  });

  test('is never shown as a page', async () => {
    const { id } = (await (await post(png, 'image/png')).json()) as { id: string };
    const response = await fetch(`${stage.url}/api/v1/photos/${id}`, {
      headers: { authorization: `Bearer ${await stage.tokenOf('employee')}`, 'x-tenant-id': demoCompany().tenantId },
    });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each([
    ['a page called a picture', new TextEncoder().encode('<!doctype html><script>alert(1)</script>'), 'image/png'],
    ['a picture called something else', png, 'application/octet-stream'],
    ['a kind of picture that is not kept', png, 'image/svg+xml'],
  ])('%s is refused, saying what would work', async (_what, content, contentType) => {
    const response = await post(content, contentType);
    expect(response.status).toBe(415);
    expect(await response.text()).toMatch(/jpeg|JPEG/);
  });

  test('of 5 MB is taken, and not a byte more', async () => {
    const largest = new Uint8Array(maximumPhotoBytes);
    largest.set(png);
    expect((await post(largest, 'image/png')).status).toBe(201);
    const larger = new Uint8Array(maximumPhotoBytes + 1);
    larger.set(png);
    expect((await post(larger, 'image/png')).status).toBe(413);
  });

  test('of another tenant does not exist', async () => {
    const { id } = (await (await post(png, 'image/png')).json()) as { id: string };
    const foreign = await stage.client('admin', 'fabrikam');
    await expect(foreign.getPhoto({ photoId: id })).rejects.toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });
});
