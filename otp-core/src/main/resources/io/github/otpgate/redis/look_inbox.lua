--[[
  Says how much waits in the inbox.

  KEYS
    [1] stream  <namespace>:{inbox}:received   written by keep_received.lua
    [2] stream  <namespace>:{inbox}:dead       written by bury_letter.lua

  ARGV
    [1] the group

  Returns  { tag, ... }
    { 'inbox', waiting, pending, age, dead }   entries; those of them that were handed out; ms that the oldest has waited,
                                               0 without any; dead letters

  Notes
    Both keys share one hash tag, so it runs in Redis Cluster. Redis' clock. Changes nothing.
]]
local received, dead, call = KEYS[1], KEYS[2], redis.call
local time = call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local pending = redis.pcall('XPENDING', received, ARGV[1])
local oldest = call('XRANGE', received, '-', '+', 'COUNT', 1)[1]
local since = oldest and tonumber(string.match(oldest[1], '^%d+')) or now
return { 'inbox', call('XLEN', received), pending[1] or 0, math.max(0, now - since), call('XLEN', dead) }
