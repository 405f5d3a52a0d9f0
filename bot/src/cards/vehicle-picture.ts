import type { Pictured, PictureOf } from '../picture-of.ts';
import type { Viewer } from '../viewer.ts';
import type { CardElement, ColumnSet, Picture } from './adaptive-card.ts';

/** As it is drawn; the pictograms have twice as many pixels, for sharp screens. */
const widthPixels = 80;
const pictogramHeightPixels = 60;

export interface PictureOptions {
  pictureOf: PictureOf;
  viewer: Viewer;
}

/** The photo of a vehicle, or a pictogram of its class; described for whoever does not see it. */
export function vehiclePicture(
  vehicle: Pictured & { name: string },
  { pictureOf, viewer: { words } }: PictureOptions,
): Picture {
  const { name, photoId, class: vehicleClass } = vehicle;
  const picture = { type: 'Image', url: pictureOf(vehicle), width: `${widthPixels}px` } as const;
  // With both edges given a card would distort a photo of another shape.
  return photoId
    ? { ...picture, altText: words.pictures.photo(name) }
    : {
        ...picture,
        height: `${pictogramHeightPixels}px`,
        altText: words.pictures.pictogram(words.vehicleClasses[vehicleClass]),
      };
}

/** A picture with what is said of it on its right. */
export function beside(picture: Picture, items: CardElement[], alignment: 'top' | 'center' = 'top'): ColumnSet {
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: `${widthPixels}px`, verticalContentAlignment: alignment, items: [picture] },
      { type: 'Column', width: 'stretch', verticalContentAlignment: alignment, items },
    ],
  };
}
