import { backup } from './en/backup.ts';
import { camera } from './en/camera.ts';
import { carry } from './en/carry.ts';
import { buyer, cart, discount, held, keys, line, missed, note, pad, price, quantity } from './en/cart.ts';
import { codes } from './en/codes.ts';
import { count } from './en/count.ts';
import { display } from './en/display.ts';
import { doctor } from './en/doctor.ts';
import { exchange } from './en/exchange.ts';
import { catalogue, scan, search } from './en/goods.ts';
import { label } from './en/label.ts';
import { approval, badge, pin, signIn } from './en/people.ts';
import { photo } from './en/photo.ts';
import { printer } from './en/printer.ts';
import { receive } from './en/receive.ts';
import { recover } from './en/recover.ts';
import { refusals } from './en/refusals.ts';
import { find, returns } from './en/returns.ts';
import { scanner } from './en/scanner.ts';
import { settlement } from './en/settlement.ts';
import { shelf, writeOff } from './en/shelf.ts';
import { figures, shift, weekday } from './en/shift.ts';
import { slip } from './en/slip.ts';
import { stockRoom } from './en/stockRoom.ts';
import { done, tender, transfer } from './en/tender.ts';
import { app, enrol, menu, status } from './en/till.ts';
import type { Words } from './words.ts';

export const en: Words = {
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
};
