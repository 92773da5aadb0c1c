#!/bin/sh
# Starts Omnibus out of this folder. Uses words of the shell only: nothing else need be on the machine.
case $0 in
  */*) here=${0%/*} ;;
  *) here=. ;;
esac
here=$(CDPATH='' cd -- "$here" && pwd -P) || exit 1
unset NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS
node=$here/runtime/node
if [ -x "$node" ]; then
  exec "$node" "$here/app/host/start.js" "$@"
fi
# A stick formatted for Windows often marks no file as a program: the system's loader can run it all the same.
for loader in /lib64/ld-linux-x86-64.so.2 /lib/x86_64-linux-gnu/ld-linux-x86-64.so.2; do
  if [ -x "$loader" ] && "$loader" --verify "$node"; then
    exec "$loader" "$node" "$here/app/host/start.js" "$@"
  fi
done
echo "The program in $here/runtime may not be run from here. Copy the folder to your own folder and start it there." >&2
exit 1
