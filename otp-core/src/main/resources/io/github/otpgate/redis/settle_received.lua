--[[
  Forgets an entry that was processed.

  KEYS
    [1] stream  <namespace>:{inbox}:received   written by keep_received.lua

  ARGV
    [1] the group
    [2] the entry's id

  Returns  { tag, ... }
    { 'settled', removed }   1, or 0 where it was gone

  Notes
    One key, so it runs in Redis Cluster. Both at once: an entry that nobody has pending any more would never leave.
]]
local key = KEYS[1]
redis.call('XACK', key, ARGV[1], ARGV[2])
return { 'settled', redis.call('XDEL', key, ARGV[2]) }
