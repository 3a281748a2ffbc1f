--[[
  Finds long replies whose time is over. It takes nothing: that is take_parts.lua, for each.

  KEYS
    [1] zset  <namespace>:{parts-<n>}:open   written by add_part.lua

  ARGV
    [1] how many at most

  Returns  { tag, ... }
    { 'found', name, ... }  the longest overdue first; may be none

  Notes
    One key, so it runs in Redis Cluster. Redis' clock.
]]
local key = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
return { 'found', unpack(redis.call('ZRANGEBYSCORE', key, '-inf', now, 'LIMIT', 0, ARGV[1])) }
