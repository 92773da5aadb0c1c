#!/bin/sh
# Runs the command line of Omnibus out of this folder.
case $0 in
  */*) here=${0%/*} ;;
  *) here=. ;;
esac
here=$(CDPATH='' cd -- "$here" && pwd -P) || exit 1
unset NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS
exec "$here/runtime/node" "$here/app/host/omnibus.js" "$@"
