import { useEffect, useState } from 'react';
import { connection } from '../../../realtime/connection.ts';
import { type SocketNews, socketNews } from '../../../realtime/socket-news.ts';
import type { SheetStore } from '../edits/sheet-store.ts';
import type { SheetName, Versioned } from '../sheets/sheet.ts';

/** Changes that come in a burst are read together. */
const gatherMilliseconds = 200;
/** A sheet of so many rows is read again as a whole without asking. */
const mostReread = 2_000;
const pollMilliseconds = 30_000;

/**
 * Keeps a sheet up to date: by the server's events row by row, and as a whole when some may have been missed.
 * @returns whether changes of others may not be shown, and how to read everything again
 */
export function useSheetChanges<Row extends Versioned>(name: SheetName, store: SheetStore<Row>) {
  const [isBehind, setBehind] = useState(false);

  useEffect(() => {
    const catchUp = () => {
      if (store.summary().loading === 'running') return;
      if (store.summary().rowCount <= mostReread) void store.load();
      else setBehind(true);
    };
    if (store.summary().loading === 'never') void store.load();
    else catchUp();

    let changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopNews = socketNews.listen((news) => {
      if (news.event === 'missed') return catchUp();
      const rowId = rowOf(name, news);
      if (rowId === undefined) return;
      changed.add(rowId);
      timer ??= setTimeout(() => {
        timer = undefined;
        const rowIds = [...changed];
        changed = new Set();
        void store.refresh(rowIds);
      }, gatherMilliseconds);
    });
    // Nobody tells of cost centers; of the others only while the socket is there.
    const poll = setInterval(() => {
      const isTold = connection.get().state === 'connected' && name !== 'cost-centers';
      if (!document.hidden && !isTold) catchUp();
    }, pollMilliseconds);
    return () => {
      stopNews();
      clearTimeout(timer);
      clearInterval(poll);
    };
  }, [name, store]);

  const reload = () => {
    setBehind(false);
    void store.load();
  };
  return { isBehind, reload };
}

function rowOf(name: SheetName, news: SocketNews): string | undefined {
  if (name === 'vehicles' && news.event === 'vehicle.changed') return news.payload.vehicleId;
  if (name === 'reservations' && news.event === 'reservation.changed') return news.payload.reservationId;
  return name === 'drivers' && news.event === 'driver.changed' ? news.payload.driverId : undefined;
}
