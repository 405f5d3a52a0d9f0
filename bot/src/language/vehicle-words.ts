/** Finds what kind of vehicle is meant: seats, class and drive. */
import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import type { FuelType } from './intent.ts';
import { type MaskedText, takeMatches } from './masked-text.ts';

export interface VehicleWords {
  left: MaskedText;
  classes: VehicleClass[];
  fuelType?: FuelType | undefined;
  /** Whether any vehicle was spoken of at all: `a car`, `something to drive`. */
  mentionsVehicle: boolean;
}

const classWords: readonly (readonly [VehicleClass, RegExp])[] = [
  ['minibus', /\b(?:mini ?bus(?:es)?|mini ?vans?|bus(?:es)?|people carriers?|shuttles?)\b/g],
  ['van', /\b(?:(?:cargo |delivery |panel )?vans?|transporters?)\b/g],
  ['truck', /\b(?:trucks?|lorr(?:y|ies)|pick-?ups?)\b/g],
  ['suv', /\b(?:suvs?|4x4s?|off-?roaders?)\b/g],
  ['estate', /\b(?:estates?(?: cars?)?|station wagons?|wagons?|kombis?|combis?)\b/g],
  ['sedan', /\b(?:sedans?|saloons?|limousines?|limos?)\b/g],
  ['compact', /\b(?:compacts?(?: cars?)?|small cars?|hatchbacks?|city cars?)\b/g],
];
const passengerCars: readonly VehicleClass[] = ['compact', 'sedan', 'estate', 'suv'];
const fuelWords: readonly (readonly [FuelType, RegExp])[] = [
  ['electric', /\b(?:electric|electrical|evs?|e-?cars?|battery|zero emission)\b/g],
  ['hybrid', /\b(?:plug-?in )?hybrids?\b/g],
  ['diesel', /\bdiesels?\b/g],
  ['petrol', /\b(?:petrol|gasoline|gas)\b/g],
];
const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const number = String.raw`(\d{1,2}|${numbers.slice(1).join('|')})`;
const seats = new RegExp(
  String.raw`\b(?:(?:with|has|having)\s+)?(?:at least\s+)?${number}(?:-|\s)*(?:seater|seats?|seated)s?\b|\bfor\s+(?:a (?:group|team) of\s+)?${number}\s+(?:people|persons?|passengers|colleagues|of us|adults|guests)\b|\b${number}\s+(?:people|persons|passengers)\b`,
  'g',
);

/** Takes how many people have to fit; first of all, so that their number is nothing else. */
export function takeSeats(text: MaskedText): { left: MaskedText; minimumSeats?: number | undefined } {
  let minimumSeats: number | undefined;
  const left = takeMatches(text, seats, (match) => {
    const said = match[1] ?? match[2] ?? match[3] ?? '';
    const count = numbers.indexOf(said) > 0 ? numbers.indexOf(said) : Number(said);
    if (count < 1 || count > 60) return false;
    minimumSeats ??= count;
    return true;
  });
  return { left, minimumSeats };
}

/** @param minimumSeats what was said of seats: somebody who seats no car has did not mean only cars */
export function takeVehicleWords(text: MaskedText, minimumSeats = 0): VehicleWords {
  const classes = new Set<VehicleClass>();
  let fuelType: FuelType | undefined;
  let mentionsVehicle = minimumSeats > 0;
  let left = text;
  for (const [fuel, expression] of fuelWords) {
    left = takeMatches(left, expression, ({ 0: said }) => {
      fuelType ??= fuel;
      mentionsVehicle ||= /cars?$|evs?$/.test(said);
      return true;
    });
  }
  for (const [vehicleClass, expression] of classWords) {
    left = takeMatches(left, expression, () => {
      classes.add(vehicleClass);
      mentionsVehicle = true;
      return true;
    });
  }
  left = takeMatches(left, /\b(?:(car)s?|vehicles?|wheels|ride|something to drive)\b/g, ({ 1: car }) => {
    mentionsVehicle = true;
    if (car && classes.size === 0 && minimumSeats <= 5) for (const one of passengerCars) classes.add(one);
    return true;
  });
  return { left, classes: [...classes], fuelType, mentionsVehicle };
}
