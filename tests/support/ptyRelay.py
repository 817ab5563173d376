"""A serial cable to a printer on a TCP port: a pseudo terminal whose other end is a connection. Prints the path to open.

python3 ptyRelay.py PORT; ends when its standard input does. A printer that hangs up pulls the cable out.
"""
import os
import select
import socket
import sys
import termios
import tty

near, far = os.openpty()
tty.setraw(far, termios.TCSANOW)
printer = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
print(os.ttyname(far), flush=True)
# The far end stays open here: else the first who closes it would look like a pulled cable to the next.
while True:
    ready, _, _ = select.select([near, printer, sys.stdin], [], [])
    if sys.stdin in ready:
        break
    try:
        if near in ready:
            printer.sendall(os.read(near, 4096))
        if printer in ready:
            said = printer.recv(4096)
            if not said:
                break
            os.write(near, said)
    except OSError:
        break
os.close(far)
os.close(near)
