import { backup } from './vi/backup.ts';
import { camera } from './vi/camera.ts';
import { carry } from './vi/carry.ts';
import { buyer, cart, discount, held, keys, line, missed, note, pad, price, quantity } from './vi/cart.ts';
import { codes } from './vi/codes.ts';
import { count } from './vi/count.ts';
import { display } from './vi/display.ts';
import { doctor } from './vi/doctor.ts';
import { exchange } from './vi/exchange.ts';
import { catalogue, scan, search } from './vi/goods.ts';
import { label } from './vi/label.ts';
import { approval, badge, pin, signIn } from './vi/people.ts';
import { photo } from './vi/photo.ts';
import { printer } from './vi/printer.ts';
import { receive } from './vi/receive.ts';
import { recover } from './vi/recover.ts';
import { refusals } from './vi/refusals.ts';
import { find, returns } from './vi/returns.ts';
import { scanner } from './vi/scanner.ts';
import { settlement } from './vi/settlement.ts';
import { shelf, writeOff } from './vi/shelf.ts';
import { figures, shift, weekday } from './vi/shift.ts';
import { slip } from './vi/slip.ts';
import { stockRoom } from './vi/stockRoom.ts';
import { done, tender, transfer } from './vi/tender.ts';
import { app, enrol, menu, status } from './vi/till.ts';

/** What the screen says, as shop people speak it. English must have the same shape; see words.ts. */
export const vi = {
  app,
  menu,
  status,
  exchange,
  slip,
  printer,
  enrol,
  backup,
  doctor,
  recover,
  signIn,
  pin,
  approval,
  badge,
  photo,
  shift,
  figures,
  weekday,
  search,
  catalogue,
  cart,
  line,
  discount,
  price,
  note,
  buyer,
  held,
  missed,
  keys,
  quantity,
  pad,
  tender,
  transfer,
  done,
  display,
  find,
  label,
  returns,
  scan,
  codes,
  camera,
  scanner,
  stockRoom,
  carry,
  count,
  receive,
  shelf,
  writeOff,
  settlement,
  refusals,
} as const;
