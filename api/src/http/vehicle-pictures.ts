import type { Request, RequestHandlerType, Response, Server } from 'restify';
import type { VehiclePicture } from '../domain/photo/read-vehicle-picture.ts';
import type { RequestLimits } from './request-limits.ts';

export interface VehiclePictureOptions {
  /** Answers /pictures/{token}; undefined for a token that opens nothing. */
  readVehiclePicture: (token: string) => Promise<VehiclePicture | undefined>;
  limits: RequestLimits;
}

const dayCached = 'public, max-age=86400';

/**
 * `/pictures/{token}`: the photo of a vehicle on a card, which Teams fetches from servers of its own and shows on pages of its
 * own. A token that opens nothing answers like any address where nothing is.
 */
export function mountVehiclePictures(server: Server, { readVehiclePicture, limits }: VehiclePictureOptions): void {
  const answer = async (request: Request, response: Response) => {
    await limits.admitAddress(request);
    const picture = await readVehiclePicture(String(request.params.token));
    if (!picture) throw Object.assign(new Error('There is no such picture'), { statusCode: 404 });
    response.setHeader('cache-control', dayCached);
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    if (picture.kind === 'pictogram') {
      response.writeHead(302, { location: `/tabs/vehicles/${picture.class}.png` });
      response.end();
      return;
    }
    const etag = `"${picture.photoId}"`;
    response.setHeader('etag', etag);
    if (request.headers['if-none-match']?.includes(etag)) {
      response.writeHead(304);
      response.end();
      return;
    }
    const { contentType, content } = picture;
    response.writeHead(200, { 'content-type': contentType, 'content-length': content.length });
    response.end(content);
  };
  server.get('/pictures/:token', answer as RequestHandlerType);
}
