import { maximumPhotoBytes, maximumPhotosADay } from '@fleet/contracts/photo.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, setApiStage } from '../../../infra/local/testing/api-stage.ts';
import { type DemoPerson, demoCompany } from '../../../infra/local/testing/demo-stage.ts';
import { samplePictures } from '../../../infra/local/testing/sample-pictures.ts';

let stage: ApiStage;
beforeAll(async () => {
  stage = await setApiStage({ now: () => new Date('2026-11-23T07:00:00Z') });
});
afterAll(() => stage.drop());

const png = samplePictures['image/png'];

async function post(
  content: Uint8Array<ArrayBuffer>,
  contentType: string,
  person: DemoPerson = 'employee',
): Promise<Response> {
  return fetch(`${stage.url}/api/v1/photos`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await stage.tokenOf(person)}`,
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

  test('that is one too many for a day is refused with the seconds until there is room again', async () => {
    await stage.look(
      `insert into photos (tenant_id, content_type, content, sha256, uploaded_by, created_at)
       select tenant_id, 'image/png', 'x', sha256('x'), id, timestamptz '2026-11-23T07:00:00Z' - number * interval '10 minutes'
       from users, generate_series(1, $1) number where email = 'employee2@contoso.example'`,
      [maximumPhotosADay],
    );
    const response = await post(png, 'image/png', 'employee2');
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    const hours = 24 - (maximumPhotosADay * 10) / 60;
    expect(Number(response.headers.get('retry-after'))).toBe(Math.ceil(hours * 3_600));
  });

  test('of another tenant does not exist', async () => {
    const { id } = (await (await post(png, 'image/png')).json()) as { id: string };
    const foreign = await stage.client('admin', 'fabrikam');
    await expect(foreign.getPhoto({ photoId: id })).rejects.toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });
});
