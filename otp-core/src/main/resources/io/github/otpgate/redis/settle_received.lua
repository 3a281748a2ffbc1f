--[[
  Forgets entries that were processed.

  KEYS
    [1] stream  <namespace>:{inbox}:received   written by keep_received.lua

  ARGV
    [1]   the group
    [2..] the entries' ids, at least one

  Returns  { tag, ... }
    { 'settled', removed }   how many there were; less where some were gone

  Notes
    One key, so it runs in Redis Cluster. Both at once: an entry that nobody has pending any more would never leave.
]]
local key, call = KEYS[1], redis.call

call('XACK', key, ARGV[1], unpack(ARGV, 2))
return { 'settled', call('XDEL', key, unpack(ARGV, 2)) }
