import { startGraceMinutes } from '@fleet/contracts/reservation.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inWords, listenerIn } from '../../../infra/local/testing/said-in-words.ts';
import type { PeriodReading } from './intent.ts';
import type { Listener } from './read-message.ts';
import { understand } from './understand.ts';

// Monday 23 November 2026, 10:20 in Berlin.
const elena = listenerIn('en-GB');

/** What is said, and what is understood: intent and vehicle | period, assumptions | purpose. */
const sentences: Readonly<Record<string, readonly (readonly [said: string, understood: string])[]>> = {
  'A vehicle, a day, a period and a purpose, in whatever order': [
    ['book a van tomorrow 9 to 12 for site visit', 'book van | 2026-11-24 09:00 to 12:00 | site visit'],
    ['tomorrow I need a van from 9 to 12', 'book van | 2026-11-24 09:00 to 12:00'],
    ['I need a car next Tuesday from 8:30 until 5pm', 'book car | 2026-12-01 08:30 to 17:00'],
    [
      'reserve the blue transit on 3 December 14:00-16:30 for customer visit',
      'book blue Transit | 2026-12-03 14:00 to 16:30 | customer visit',
    ],
    [
      "I'd like to borrow a small car on the 1st of December from 7 to 3 for training, please",
      'book compact | 2026-12-01 07:00 to 15:00 | training',
    ],
    [
      'Can I have the Golf from Monday 8:00 to Tuesday 17:00 for the sales conference?',
      'book Golf | 2026-11-30 08:00 to 2026-12-01 17:00 | sales conference',
    ],
    [
      'VW Golf on friday from 10 for 3 hours for a meeting in Augsburg',
      'book Volkswagen Golf | 2026-11-27 10:00 to 13:00 | meeting in Augsburg',
    ],
    [
      'friday, december 4th from 1pm to 3pm suv for client pickup',
      'book suv | 2026-12-04 13:00 to 15:00 | client pickup',
    ],
    [
      "I'm looking for a blue transit tomorrow 9-12 for van inspection",
      'book blue Transit van | 2026-11-24 09:00 to 12:00 | van inspection',
    ],
    [
      'pick-up tomorrow all day to move furniture',
      'book truck | 2026-11-24 08:00 to 18:00, whole-day | move furniture',
    ],
    ['van tomorrow 9 to 12 because of inventory', 'book van | 2026-11-24 09:00 to 12:00 | inventory'],
    ['car between 2 and 4 today for dentist', 'book car | 2026-11-23 14:00 to 16:00 | dentist'],
    ['need wheels tomorrow 6am-8am', 'book | 2026-11-24 06:00 to 08:00'],
    ['friday 9-11 van please', 'book van | 2026-11-27 09:00 to 11:00'],
    ['Hi there, I need a van tomorrow 9-10', 'book van | 2026-11-24 09:00 to 10:00'],
  ],
  'Questions about what is free': [
    ['what is free on friday afternoon?', 'availability | 2026-11-27 13:00 to 18:00, afternoon'],
    ['any electric car free today after 3?', 'availability electric car | 2026-11-23 15:00 to 18:00, until-day-end'],
    ['Do you have a minibus on Saturday?', 'availability minibus | 2026-11-28 08:00 to 18:00, whole-day'],
    [
      'is a station wagon available on wednesday between 10:00 and 11:30?',
      'availability estate | 2026-11-25 10:00 to 11:30',
    ],
    ['any van free between 8 and noon on 1 Dec?', 'availability van | 2026-12-01 08:00 to 12:00'],
    ['what can I book tomorrow', 'availability | 2026-11-24 08:00 to 18:00, whole-day'],
    ["what's free this afternoon", 'availability | 2026-11-23 13:00 to 18:00, afternoon'],
    ['from 8 until 16 on thursday any hybrid', 'book hybrid | 2026-11-26 08:00 to 16:00'],
  ],
  'A number of seats, a model or a plate is never a time': [
    ['book a 9 seater for monday morning', 'book 9 seats | 2026-11-30 08:00 to 12:00, morning'],
    ['book a 4 seater tomorrow from 9 to 11', 'book 4 seats | 2026-11-24 09:00 to 11:00'],
    [
      'could I get an ev for 5 people tomorrow morning for the trade fair?',
      'book electric 5 seats | 2026-11-24 08:00 to 12:00, morning | trade fair',
    ],
    ['book M-FT 1204 tomorrow 9-12', 'book M-FT 1204 | 2026-11-24 09:00 to 12:00'],
    ['book Model 3 tomorrow 9-12', 'book Model 3 | 2026-11-24 09:00 to 12:00'],
    ['book an a4 tomorrow at 9 for 90 minutes', 'book A4 | 2026-11-24 09:00 to 10:30'],
    ['skoda tomorrow 12:00-13:00', 'book Škoda | 2026-11-24 12:00 to 13:00'],
    ['van, 5 seats, friday 8-12, moving', 'book van 5 seats | 2026-11-27 08:00 to 12:00'],
  ],
  'Where it stands is a wish, where it goes is not': [
    ['van in Berlin tomorrow 8-10', 'book Berlin van | 2026-11-24 08:00 to 10:00'],
    ['car to the airport tomorrow 8-10', 'book car | 2026-11-24 08:00 to 10:00'],
  ],
  'Ways to write a day': [
    ['day after tomorrow 8-10', 'book | 2026-11-25 08:00 to 10:00'],
    ['a week on friday 9 to 10', 'book | 2026-12-04 09:00 to 10:00'],
    ['friday week 9-10 van', 'book van | 2026-12-04 09:00 to 10:00'],
    ['on the 27th from 9 to 12', 'book | 2026-11-27 09:00 to 12:00'],
    ['9-12 on 24/11', 'book | 2026-11-24 09:00 to 12:00'],
    ['3/12 9-12', 'book | 2026-12-03 09:00 to 12:00'],
    ['car 12/24/2026 9-10', 'book car | 2026-12-24 09:00 to 10:00'],
    ['3.12.2026 9-12', 'book | 2026-12-03 09:00 to 12:00'],
    ['car for friday 27.11. 8:00-9:00', 'book car | 2026-11-27 08:00 to 09:00'],
    ['2026-12-03 09:00 to 11:00', 'book | 2026-12-03 09:00 to 11:00'],
    ['Dec 3rd 2pm to 4pm', 'book | 2026-12-03 14:00 to 16:00'],
    ['the 3rd of december from 2 to 4', 'book | 2026-12-03 14:00 to 16:00'],
    ['book me a van 25th dec 9 to 5pm', 'book van | 2026-12-25 09:00 to 17:00'],
    ['van 3 - 5 december all day', 'book van | 2026-12-03 08:00 to 2026-12-05 18:00, whole-day'],
    ['reserve van 4 dec 23:00 to 5 dec 2:00', 'book van | 2026-12-04 23:00 to 2026-12-05 02:00'],
  ],
  'A weekday is the next one on which the time is still to come; this Monday at 10:20 is past 9': [
    ['monday 9-11', 'book | 2026-11-30 09:00 to 11:00'],
    ['monday 11-12', 'book | 2026-11-23 11:00 to 12:00'],
    ['from monday 9am to wednesday 5pm', 'book | 2026-11-30 09:00 to 2026-12-02 17:00'],
    ['next friday 9-11', 'book | 2026-12-04 09:00 to 11:00'],
    ['please reserve a truck for 2 days from monday', 'book truck | 2026-11-30 08:00 to 2026-12-01 18:00, whole-day'],
  ],
  'Ways to write a time': [
    ['tomorrow 9:00 a.m. to 12 p.m.', 'book | 2026-11-24 09:00 to 12:00'],
    ['tomorrow 14.30-16.00', 'book | 2026-11-24 14:30 to 16:00'],
    ['tomorrow 9h-12h', 'book | 2026-11-24 09:00 to 12:00'],
    ['van 0900-1200 tomorrow', 'book van | 2026-11-24 09:00 to 12:00'],
    ['van on tue 9.30 - 11.45', 'book van | 2026-11-24 09:30 to 11:45'],
    ['tomorrow from half past nine to eleven', 'book | 2026-11-24 09:30 to 11:00'],
    ['tomorrow between 9 and 12', 'book | 2026-11-24 09:00 to 12:00'],
    ['tomorrow evening 7 to 9', 'book | 2026-11-24 19:00 to 21:00'],
    ['I want a car noon to 2', 'book car | 2026-11-23 12:00 to 14:00'],
    ['van tomorrow 9 for half an hour', 'book van | 2026-11-24 09:00 to 09:30'],
  ],
  'One to five without am or pm are in the afternoon, and an end lies behind its start': [
    ['1 to 3 tomorrow', 'book | 2026-11-24 13:00 to 15:00'],
    ['tomorrow 2 to 4:30', 'book | 2026-11-24 14:00 to 16:30'],
    ['tomorrow 9 to 5', 'book | 2026-11-24 09:00 to 17:00'],
    ['tomorrow 8 to 8', 'book | 2026-11-24 08:00 to 20:00'],
    ['22:00 tomorrow to 02:00', 'book | 2026-11-24 22:00 to 2026-11-25 02:00'],
    ['from 22:00 to midnight tomorrow', 'book | 2026-11-24 22:00 to 2026-11-25 00:00'],
  ],
  'Day parts and open ends stand for hours that the card states': [
    ['tonight', 'book | 2026-11-23 18:00 to 22:00, evening'],
    ['car tomorrow for the whole day', 'book car | 2026-11-24 08:00 to 18:00, whole-day'],
    ['tomorrow before 10', 'book | 2026-11-24 08:00 to 10:00, from-day-start'],
    ['until noon tomorrow', 'book | 2026-11-24 08:00 to 12:00, from-day-start'],
    ['car now until 5pm', 'book car | 2026-11-23 10:30 to 17:00, from-now'],
    ['car right now for 2 hours', 'book car | 2026-11-23 10:30 to 12:30, from-now'],
  ],
  'What is missing is asked for': [
    ['book', 'book | ask nothing-said'],
    ['book a car', 'book car | ask nothing-said'],
    ['van for tomorrow', 'book van | ask no-time: 2026-11-24'],
    ['van next week', 'book van | ask nothing-said'],
    ['car this weekend', 'book car | ask no-time: 2026-11-28 2026-11-29'],
    ['from monday to wednesday', 'book | ask no-time: 2026-11-23 2026-11-25'],
    ['van tomorrow at 9 oclock', 'book van | ask no-end: 2026-11-24 09:00'],
    ['today at 3', 'book | ask no-end: 2026-11-23 15:00'],
    ['van in two hours', 'book van | ask no-end: 2026-11-23 12:20'],
    ['9 to 12', 'book | ask no-date: 09:00 12:00'],
    ['free cars now?', 'availability car | ask no-end: 2026-11-23 10:30'],
    ['is anything available', 'availability | ask nothing-said'],
  ],
  'What cannot be is said': [
    ['on 30 February 9-12 a van', 'book van | ask no-such-date: 09:00 12:00'],
    ['van 31 november 8-9', 'book van | ask no-such-date: 08:00 09:00'],
    ['yesterday 9-12 van', 'book van | ask past: 09:00 12:00'],
    ['van today 8 to 9', 'book van | ask past: 08:00 09:00'],
    ['van today 10:14 to 11', 'book van | ask past: 10:14 11:00'],
    ['van today 10:15 to 11', 'book van | 2026-11-23 10:15 to 11:00'],
    ['thursday 8am-10am PST', 'book | ask other-zone: 2026-11-26 08:00 10:00'],
    [
      'van on 4 december from 12:00 to 11:00 on 3 december',
      'book van | ask end-before-start: 2026-12-04 12:00 2026-12-03 11:00',
    ],
  ],
  'A second day is the end of a range that names it; two periods are never taken for one long one': [
    ['book a van tomorrow 9 to 12 and friday 9 to 12', 'book van | ask several-periods: 2026-11-24 09:00 12:00'],
    ['van tomorrow 9-12, friday 9-12', 'book van | ask several-periods: 2026-11-24 09:00 12:00'],
    ['van tomorrow 9-12 friday 9-12', 'book van | ask several-periods: 2026-11-24 09:00 12:00'],
    ['van 9 to 12 tomorrow and 2 to 4 on friday', 'book van | ask several-periods: 2026-11-24 09:00 12:00'],
    ['van tomorrow 9 to 12 and 14 to 16', 'book van | ask several-periods: 2026-11-24 09:00 12:00'],
    ['van on wednesday and friday 9 to 12', 'book van | ask several-periods: 2026-11-25 09:00 12:00'],
    ['van on 3 and 5 december 9 to 12', 'book van | ask several-periods: 2026-12-03 09:00 12:00'],
    ['van on 3 december 9-12 and on 5 december', 'book van | ask several-periods: 2026-12-03 09:00 12:00'],
    ['what is free tomorrow and friday?', 'availability | ask several-periods: 2026-11-24 08:00 18:00'],
    ['van tomorrow 9-12 and from wednesday 9 to friday 12', 'book van | ask several-periods: 2026-11-24 09:00 12:00'],
    [
      'van tomorrow 9-12 for training and friday 9-12',
      'book van | ask several-periods: 2026-11-24 09:00 12:00 | training',
    ],
    ['from wednesday 9 to friday 12', 'book | 2026-11-25 09:00 to 2026-11-27 12:00'],
    ['wednesday 9 - friday 12', 'book | 2026-11-25 09:00 to 2026-11-27 12:00'],
    ['van wednesday 9:00 until 14:00 on friday', 'book van | 2026-11-25 09:00 to 2026-11-27 14:00'],
    ['van from 9 tomorrow until 14:00 friday', 'book van | 2026-11-24 09:00 to 2026-11-27 14:00'],
    ['van 25 november 9:00 to 27 november 12:00', 'book van | 2026-11-25 09:00 to 2026-11-27 12:00'],
    ['wednesday to friday 9 to 12', 'book | 2026-11-25 09:00 to 2026-11-27 12:00'],
    ['van between 3 and 5 december all day', 'book van | 2026-12-03 08:00 to 2026-12-05 18:00, whole-day'],
    ['van between wednesday and friday all day', 'book van | 2026-11-25 08:00 to 2026-11-27 18:00, whole-day'],
    ['van friday 9:00, back on sunday 17:00', 'book van | 2026-11-27 09:00 to 2026-11-29 17:00'],
    ['van overnight from friday to saturday', 'book van | 2026-11-27 18:00 to 2026-11-28 08:00, night'],
    ['van tomorrow, tuesday, 9 to 12', 'book van | 2026-11-24 09:00 to 12:00'],
  ],
  'A day in the purpose belongs to the purpose': [
    [
      'tomorrow 9-12 for site visit to Berlin on friday',
      'book | 2026-11-24 09:00 to 12:00 | site visit to Berlin on friday',
    ],
    ['van tomorrow 9-12 for the friday meeting', 'book van | 2026-11-24 09:00 to 12:00 | friday meeting'],
    [
      'van tomorrow 9-12 for the fair on friday afternoon at 3',
      'book van | 2026-11-24 09:00 to 12:00 | fair on friday afternoon at 3',
    ],
    ['van for site visit tomorrow 9 to 12', 'book van | 2026-11-24 09:00 to 12:00 | site visit'],
    ['van 9 to 12 for site visit on friday', 'book van | 2026-11-27 09:00 to 12:00 | site visit'],
  ],
  'The nights on which the clock is changed': [
    ['sunday 28 march 2027 2:30 to 4:00', 'book | ask skipped-by-clock: 2027-03-28 02:30 04:00'],
    ['sunday 28 march 2027 1:30 to 4:00', 'book | 2027-03-28 01:30 to 04:00'],
    ['sunday 31 october 2027 2:30 to 4:00', 'book | 2027-10-31 02:30 to 04:00, clock-set-back'],
    ['sunday 31 october 2027 1:00 to 4:00', 'book | 2027-10-31 01:00 to 04:00'],
  ],
  'What one has': [
    ['my reservations', 'my-reservations'],
    ['show my bookings', 'my-reservations'],
    ['do I have a car tomorrow?', 'my-reservations car on 2026-11-24'],
    ['when is my next reservation?', 'my-reservations'],
    ['what did I book', 'my-reservations'],
    ['cancel', 'cancel'],
    ['please cancel it', 'cancel'],
    ['cancel my reservation tomorrow', 'cancel on 2026-11-24'],
    ['cancel the blue transit on friday', 'cancel blue Transit on 2026-11-27'],
    ['remove my booking for friday', 'cancel on 2026-11-27'],
    ["I don't need the car tomorrow anymore", 'cancel car on 2026-11-24'],
  ],
  'Which reservation stands before to, and to when behind it': [
    ['reschedule my booking to friday', 'change | to 2026-11-27'],
    ['move to friday', 'change | to 2026-11-27'],
    ['move it to friday 10 to 12', 'change | to 2026-11-27 10:00 or so - 12:00'],
    ['move my van from tuesday to friday', 'change van on 2026-11-24 | to 2026-11-27'],
    ['can you move my reservation tomorrow to 2 pm?', 'change on 2026-11-24 | to 14:00'],
    ["I'd like to move it to friday", 'change | to 2026-11-27'],
    ['make it friday', 'change | to 2026-11-27'],
    ['make it 10 to 12', 'change | to 10:00 or so - 12:00'],
    ['change my reservation tomorrow', 'change on 2026-11-24 | open'],
    ['change my reservation', 'change | open'],
    ['postpone the transit to 3 december', 'change Transit | to 2026-12-03'],
    ['let’s push it to next week thursday 8:30', 'change | to 2026-12-03 8:30 or so'],
  ],
  'Longer, shorter, later and earlier need no clock': [
    ['make it an hour longer', 'change | lengthen 60'],
    ['make it half an hour shorter', 'change | lengthen -30'],
    ['an hour later please', 'change | shift 60'],
    ['two hours earlier', 'change | shift -120'],
    ['I need it another hour longer', 'change | lengthen 60'],
    ['can I have the van for 30 minutes longer?', 'change van | lengthen 30'],
    ['extend my reservation by 2 hours', 'change | lengthen 120'],
    ['extend the transit tomorrow by one and a half hours', 'change Transit on 2026-11-24 | lengthen 90'],
    ['extend until 5', 'change | end 5:00 or so'],
    ['extend it until 17:30', 'change | end 17:30'],
    ['please extend my booking to 6 pm', 'change | end 18:00'],
    ['extend to friday', 'change | end 2026-11-27'],
    ['shorten it by an hour', 'change | lengthen -60'],
    ['postpone it by a day', 'change | shift 1440'],
    ['bring it forward by an hour', 'change | shift -60'],
  ],
  'Another vehicle for the same time': [
    ['swap the vehicle', 'swap'],
    ['swap my van for the blue transit', 'swap van | blue Transit'],
    ['can I have another car instead?', 'swap | car'],
    ['give me a different vehicle', 'swap'],
    ['switch to an electric car tomorrow', 'swap | electric car'],
    ['exchange the golf on friday for a van', 'swap Golf on 2026-11-27 | van'],
    ['book another van tomorrow 9-12', 'book van | 2026-11-24 09:00 to 12:00'],
  ],
  'Taking a vehicle': [
    ['check out', 'check-out'],
    ['checking out the transit', 'check-out Transit'],
    ["I'm taking the van now", 'check-out van'],
    ['picking up my car', 'check-out car'],
    ['I have the keys', 'check-out'],
    ['van tomorrow 9-12 to pick up parts', 'book van | 2026-11-24 09:00 to 12:00 | pick up parts'],
  ],
  'Bringing a vehicle back, with what the dashboard shows': [
    ['back, 45,210 km, tank half full', 'check-in | 45210 kilometer | 50 %'],
    ['back', 'check-in'],
    ["I'm back, 45.210 km, full tank", 'check-in | 45210 kilometer | 100 %'],
    ['check in 45210', 'check-in | 45210'],
    ['returned the van, odometer 45 210, fuel three quarters', 'check-in van | 45210 | 75 %'],
    ['brought it back with 28,100 miles, battery 80 %', 'check-in | 28100 mile | 80 %'],
    ['the transit is back, tank empty', 'check-in Transit | 0 %'],
    ['back, scratch on the left door', 'check-in | scratch on the left door'],
    ['Back, 45210 km. There is a Dent in the rear bumper.', 'check-in | 45210 kilometer | Dent in the rear bumper'],
    ['back, no damage', 'check-in'],
    ['van friday 9:00, back on sunday 17:00', 'book van | 2026-11-27 09:00 to 2026-11-29 17:00'],
  ],
  'What is broken': [
    ['report damage', 'report-damage'],
    ['I want to report a damage', 'report-damage'],
    ['report damage: Mirror broken, left side', 'report-damage | Mirror broken, left side'],
    ['the transit has a flat tyre', 'report-damage Transit | the transit has a flat tyre'],
    ['I have scratched the door', 'report-damage | I have scratched the door'],
    [
      'book a van tomorrow 9-12 because the other one broke down',
      'book van | 2026-11-24 09:00 to 12:00 | the other one broke down',
    ],
  ],
  'Said as people say it': [
    ['can I have the van until 5pm instead', 'change van | end 17:00'],
    ['can I keep the van until 5pm?', 'change van | end 17:00'],
    ['I need it one more hour', 'change | lengthen 60'],
    ['pick up', 'check-out'],
    ['I have picked the Corsa up', 'check-out Corsa'],
    ['taking the Corsa now', 'check-out Corsa'],
    ['dropped the van off', 'check-in van'],
    ['the left mirror is broken', 'report-damage | the left mirror is broken'],
    ['which van is left tomorrow 9 to 12?', 'availability van | 2026-11-24 09:00 to 12:00'],
  ],
  'Who has a vehicle': [
    ['who has the blue transit', 'who-has blue Transit'],
    ["who's got the golf?", 'who-has Golf'],
    ['who is driving M-FT 1204', 'who-has M-FT 1204'],
    ['where is the blue transit?', 'who-has blue Transit'],
    ['who has booked the van', 'who-has van'],
    ['who has the flu', 'unknown'],
  ],
  'The waitlist': [
    ['waitlist', 'waitlist'],
    ['show my waitlist', 'waitlist'],
    ['put me on the waitlist for a van tomorrow 9 to 12', 'availability van | 2026-11-24 09:00 to 12:00'],
  ],
  'Every week is asked for, as it is one reservation at a time': [
    ['book a van every monday 9 to 11', 'book van | ask recurring: 2026-11-30 09:00 11:00'],
    ['car on tuesdays 9-11', 'book car | ask recurring: 2026-11-24 09:00 11:00'],
    ['car weekly 9-11', 'book car | ask recurring: 09:00 11:00'],
    ['iveco daily tomorrow 9-11', 'book Iveco Daily | 2026-11-24 09:00 to 11:00'],
  ],
  'What waits for one': [
    ['approve all three', 'approvals'],
    ['waiting for me', 'approvals'],
    ['what needs my approval?', 'approvals'],
    ['approve', 'approvals'],
  ],
  'What is denied is not done': [
    ['do not book a van tomorrow', 'denied'],
    ["don't book a van tomorrow 9 to 12", 'denied'],
    ['Don’t cancel', 'denied'],
    ["please don't cancel my reservation", 'denied'],
    ['never cancel my booking tomorrow', 'denied'],
    ['I never said book', 'denied'],
    ['I never booked a van tomorrow 9 to 12', 'denied'],
    ["I didn't ask you to book a van", 'denied'],
    ["I don't want to reserve a car tomorrow 9-12", 'denied'],
    ["I don't want a van tomorrow 9-12", 'denied'],
    ['I said not to book the van', 'denied'],
    ["you shouldn't book anything", 'denied'],
    ['stop booking vans', 'denied'],
    ['for the record do not book a van tomorrow 9 to 12', 'denied'],
    ['which vans are not reserved tomorrow 9-12', 'availability van | 2026-11-24 09:00 to 12:00'],
    ["can't you book a van tomorrow 9-12?", 'book van | 2026-11-24 09:00 to 12:00'],
    ["why don't you book me a van tomorrow 9-12", 'book van | 2026-11-24 09:00 to 12:00'],
    ["don't forget to book a van tomorrow 9-12", 'book van | 2026-11-24 09:00 to 12:00'],
    ['not sure, but book a van tomorrow 9-12', 'book van | 2026-11-24 09:00 to 12:00'],
    ["don't you have a van tomorrow 9-12?", 'book van | 2026-11-24 09:00 to 12:00'],
    [
      "van tomorrow 9-12 for guests who don't want to walk",
      "book van | 2026-11-24 09:00 to 12:00 | guests who don't want to walk",
    ],
  ],
  'Everything else': [
    ['help', 'help'],
    ['what can you do?', 'help'],
    ['?', 'help'],
    ['hello', 'greeting'],
    ['good morning', 'greeting'],
    ['thanks!', 'thanks'],
    ['ok thank you very much', 'thanks'],
    ['never mind', 'forget'],
    ['forget it', 'forget'],
    ['no thanks', 'forget'],
    ['tell me a joke', 'unknown'],
    ['what about dinner', 'unknown'],
    ['may', 'unknown'],
    ['9', 'unknown'],
    ['e', 'unknown'],
    ['👍', 'unknown'],
    ['book a van 🚐 tomorrow 9-12 🙏 for site visit 🎉', 'book van | 2026-11-24 09:00 to 12:00 | site visit'],
    ['<at>Fleet</at> book a van tomorrow 9–12', 'book van | 2026-11-24 09:00 to 12:00'],
    ['BOOK A VAN TOMORROW 9 TO 12 FOR SITE VISIT', 'book van | 2026-11-24 09:00 to 12:00 | SITE VISIT'],
  ],
};

for (const [rule, table] of Object.entries(sentences)) {
  test.each(table)(`${rule}: %s`, (said, understood) => {
    expect(inWords(understand(said, elena))).toBe(understood);
  });
}

describe('who says it matters', () => {
  const at = (now: string, more: Partial<Listener> = {}) => ({ ...elena, now: new Date(now), ...more });

  test('next Friday, said on a Friday, is a week away; Friday alone is today while there is time', () => {
    const friday = at('2026-11-27T09:20:00Z');
    expect(inWords(understand('van next friday 9-11', friday))).toBe('book van | 2026-12-04 09:00 to 11:00');
    expect(inWords(understand('van friday 14-16', friday))).toBe('book van | 2026-11-27 14:00 to 16:00');
    expect(inWords(understand('van friday 9-11', friday))).toBe('book van | 2026-12-04 09:00 to 11:00');
    expect(inWords(understand('what is free on friday morning?', friday))).toMatch('2026-12-04 08:00 to 12:00');
  });

  test('tomorrow is counted on the own wall clock: it begins at midnight there', () => {
    const beforeMidnight = at('2026-11-23T22:59:00Z');
    const afterMidnight = at('2026-11-23T23:01:00Z');
    expect(inWords(understand('van tomorrow 9-10', beforeMidnight))).toMatch('2026-11-24 09:00');
    expect(inWords(understand('van tomorrow 9-10', afterMidnight))).toMatch('2026-11-25 09:00');
    const inTokyo = at('2026-11-23T22:59:00Z', { timeZone: 'Asia/Tokyo' });
    expect(understand('van tomorrow 9-10', inTokyo)).toMatchObject({
      period: { startDate: new Date('2026-11-25T00:00:00Z') },
    });
  });

  test('3/12 is in March and 3:30 in the afternoon for an American', () => {
    const american = at('2026-11-23T09:20:00Z', { locale: 'en-US' });
    expect(inWords(understand('van 3/12/2027 9-10', american))).toMatch('2027-03-12 09:00');
    expect(inWords(understand('van tomorrow 1:30 to 3:30', american))).toMatch('2026-11-24 13:30 to 15:30');
    expect(inWords(understand('van tomorrow 1:30 to 3:30', elena))).toMatch('2026-11-24 01:30 to 03:30');
  });

  test('the night on which the clock is set back, the longer of two periods is meant', () => {
    const { period } = understand('van 31 october 2027 2:30 to 2:45', elena) as { period: PeriodReading };
    expect(period).toMatchObject({
      startDate: new Date('2027-10-31T00:30:00Z'),
      endDate: new Date('2027-10-31T01:45:00Z'),
      assumptions: ['clock-set-back'],
    });
  });

  test('what counts from now counts as time passes, also in the night on which the clock is changed', () => {
    const said = (text: string, instant: string) => understand(text, at(instant));
    // At 1:45, a quarter of an hour before the clock is set forward from 2 to 3.
    expect(said('van in half an hour for 2 hours', '2027-03-28T00:45:00Z')).toMatchObject({
      period: { startDate: new Date('2027-03-28T01:15:00Z'), endDate: new Date('2027-03-28T03:15:00Z') },
    });
    // At 2:10 for the second time, as the clock was set back from 3 to 2.
    expect(said('van now for 1 hour', '2027-10-31T01:10:00Z')).toMatchObject({
      period: { startDate: new Date('2027-10-31T01:15:00Z'), endDate: new Date('2027-10-31T02:15:00Z') },
    });
    expect(said('van in 20 minutes for 2 hours', '2027-10-31T00:40:00Z')).toMatchObject({
      period: { startDate: new Date('2027-10-31T01:00:00Z'), endDate: new Date('2027-10-31T03:00:00Z') },
    });
    expect(said('van now until 17:00', '2027-10-31T01:10:00Z')).toMatchObject({
      period: { startDate: new Date('2027-10-31T01:15:00Z'), endDate: new Date('2027-10-31T16:00:00Z') },
    });
  });

  test('six hours are six hours, also over a change of the clock', () => {
    expect(understand('van saturday 27 march 2027 at 23:00 for 6 hours', elena)).toMatchObject({
      period: { startDate: new Date('2027-03-27T22:00:00Z'), endDate: new Date('2027-03-28T04:00:00Z') },
    });
  });

  test('29 February is the next one there is', () => {
    expect(inWords(understand('van on 29 february 9-10', elena))).toMatch('2028-02-29 09:00');
  });

  test('a city that two pools share, an accent and a nickname are found in the own fleet only', () => {
    const nobody = { ...elena, fleetTerms: new Map() };
    expect(inWords(understand('skoda tomorrow 9-10', nobody))).toBe('book | 2026-11-24 09:00 to 10:00');
    expect(inWords(understand('merc sprinter tomorrow 9-10', elena))).toMatch(/^book Mercedes-Benz Sprinter/);
  });
});

test.each([
  ['Jutro od dziewiątej do dwunastej potrzebny mi furgon na przeprowadzkę biura', 'unknown'],
  ['verschiebe meine Reservierung auf Freitag', 'change | to 2026-11-27'],
  ['annule ma réservation de demain', 'cancel on 2026-11-24'],
])('what is no English is read in the language it is most of: %s', (said, understood) => {
  expect(inWords(understand(said, elena))).toBe(understood);
});

test('whatever is typed, there is an answer at once, and a period is never upside down or past', () => {
  const word = fc.constantFrom(
    ...'book a van car tomorrow friday next 9 12 9-12 9:30 25:99 31/2 to until from for at and - . , ? pm 2 hours midnight noon feb 30 🚗 {{ <b> week day in the now night'.split(
      ' ',
    ),
    '\u0000',
    '9'.repeat(50),
  );
  const message = fc.oneof(
    fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
    fc.string({ maxLength: 4_000 }),
  );
  fc.assert(
    fc.property(message, (said) => {
      const started = performance.now();
      const intent = understand(said, elena);
      expect(performance.now() - started).toBeLessThan(1_000);
      if (!('period' in intent) || intent.period.kind === 'ask') return;
      expect(intent.period.endDate.getTime()).toBeGreaterThan(intent.period.startDate.getTime());
      expect(intent.period.startDate.getTime()).toBeGreaterThanOrEqual(
        elena.now.getTime() - startGraceMinutes * 60_000,
      );
    }),
    { numRuns: 2_000 },
  );
});
