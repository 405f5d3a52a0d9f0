import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import { makeStyles, tokens } from '@fluentui/react-components';
import {
  type FluentIcon,
  VehicleBus24Regular,
  VehicleCar24Regular,
  VehicleCarProfile24Regular,
  VehicleTruck24Regular,
  VehicleTruckCube24Regular,
} from '@fluentui/react-icons';

const icons: Record<VehicleClass, FluentIcon> = {
  compact: VehicleCarProfile24Regular,
  sedan: VehicleCarProfile24Regular,
  estate: VehicleCarProfile24Regular,
  suv: VehicleCar24Regular,
  van: VehicleTruckCube24Regular,
  minibus: VehicleBus24Regular,
  truck: VehicleTruck24Regular,
};

const useStyles = makeStyles({
  root: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '44px',
    height: '44px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
});

/** A picture of the kind of vehicle; the words beside it say the same. */
export function VehicleIcon({ vehicleClass }: { vehicleClass: VehicleClass }) {
  const styles = useStyles();
  const Icon = icons[vehicleClass];
  return (
    <span className={styles.root} aria-hidden>
      <Icon />
    </span>
  );
}
