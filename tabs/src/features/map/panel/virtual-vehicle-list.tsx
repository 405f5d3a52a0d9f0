/** The rows of a large fleet near the screen, as each changes every second: a chunk of its own, so that a small one does without. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useVirtualizer, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rangeWithRow } from '../../../ui/range-with-row.ts';
import { usePlacesNear } from './use-places-near.ts';
import type { VehicleListProps } from './vehicle-list-props.ts';
import { VehicleRow } from './vehicle-row.tsx';

/** Until a row has been measured. */
const likelyRowPixels = 80;
const rowsBeyondTheScreen = 4;

const useStyles = makeStyles({
  list: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

export default function VirtualVehicleList({ vehicles, chosenId, onChoose, now }: VehicleListProps) {
  const { t } = useTranslation('map');
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const { scroller, top } = usePlace(list);
  const [focused, setFocused] = useState<number>();
  const options = {
    count: vehicles.length,
    estimateSize: () => likelyRowPixels,
    overscan: rowsBeyondTheScreen,
    scrollMargin: top,
    getItemKey: (row: number) => vehicles[row]?.vehicle.id ?? row,
    rangeExtractor: rangeWithRow(focused),
  };
  const own = useVirtualizer({ ...options, enabled: scroller !== undefined, getScrollElement: () => scroller ?? null });
  const pages = useWindowVirtualizer({ ...options, enabled: scroller === undefined });
  const virtualizer = scroller ? own : pages;
  const rows = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const one = vehicles[index];
    return one ? [{ one, index, start }] : [];
  });
  const places = usePlacesNear(rows.map(({ one }) => one));
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={t('list')}
      style={{ height: virtualizer.getTotalSize() }}
      onFocus={({ target }) => setFocused(Number(target.closest<HTMLElement>('[data-index]')?.dataset.index))}
      onBlur={() => setFocused(undefined)}
    >
      {rows.map(({ one, index, start }) => (
        <li
          key={one.vehicle.id}
          ref={virtualizer.measureElement}
          data-index={index}
          className={styles.item}
          aria-posinset={index + 1}
          aria-setsize={vehicles.length}
          style={{ transform: `translateY(${start - top}px)` }}
        >
          <VehicleRow one={one} places={places} isChosen={one.vehicle.id === chosenId} onChoose={onChoose} now={now} />
        </li>
      ))}
    </ul>
  );
}

/** What the list scrolls in, undefined for the page as on narrow screens, and where it begins there. */
function usePlace(list: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<{ scroller: Element | undefined; top: number }>({ scroller: undefined, top: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    const panel = element?.closest('[data-panel]');
    if (!element || !panel) return;
    const measure = () => {
      const scroller = getComputedStyle(panel).overflowY === 'visible' ? undefined : panel;
      const { top } = element.getBoundingClientRect();
      const begins = scroller ? top - scroller.getBoundingClientRect().top + scroller.scrollTop : top + scrollY;
      const next = { scroller, top: Math.round(begins) };
      setPlace((known) => (known.scroller === next.scroller && known.top === next.top ? known : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    // What stands above grows and shrinks.
    for (const one of [panel, ...panel.children, document.body]) observer.observe(one);
    return () => observer.disconnect();
  }, [list]);
  return place;
}
