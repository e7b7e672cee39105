#!/bin/sh
# Reads "+ PID SIGNAL" and "- PID" from whoever started it. When that one has gone, even by kill -9, its pipe
# closes and this ends every process still listed, so that nothing outlives the program that started it.
alive=""
while read -r sign pid signal; do
  case $sign in
    +) alive="$alive $pid:$signal" ;;
    -) rest=""
       for entry in $alive; do [ "${entry%%:*}" = "$pid" ] || rest="$rest $entry"; done
       alive=$rest ;;
  esac
done

for entry in $alive; do kill -s "${entry#*:}" "${entry%%:*}" 2>/dev/null; done

waited=0
while [ "$waited" -lt 100 ]; do
  left=""
  for entry in $alive; do kill -0 "${entry%%:*}" 2>/dev/null && left="$left $entry"; done
  [ -z "$left" ] && exit 0
  alive=$left
  waited=$((waited + 1))
  sleep 0.1
done
for entry in $alive; do kill -s KILL "${entry%%:*}" 2>/dev/null; done
