--[[
  Adds what one vendor answered to the account of a challenge's messages.

  KEYS
    [1] hash  <namespace>:{d-<nonce of the challenge>}   fields: see open_delivery.lua

  ARGV
    [1] name of the attempt: 4 bytes
    [2] the opening, sealed; for an account that could not be begun
    [3] channel, for the same
    [4] the attempt, sealed
    [5] its state
    [6] 1 where reports can name it; empty where none will
    [7] how long the account is kept, ms

  Returns  { tag }
    { 'added' }

  Notes
    time_log.lua stands in front of it.
    One key, so it runs in Redis Cluster. Redis' clock. A few commands.
]]
local key, name, pending = KEYS[1], ARGV[1], ARGV[6]
local call = redis.call
local time = call('TIME')
local now = packed(time[1] * 1000 + math.floor(time[2] / 1000))
local state = ARGV[5] .. string.rep('\0', 8) .. now
call('HSETNX', key, 'o', ARGV[2])
call('HSETNX', key, 'c', ARGV[3])
if pending == '' then
  call('HSET', key, 'a' .. name, now .. ARGV[4], 's' .. name, state)
else
  call('HSET', key, 'a' .. name, now .. ARGV[4], 's' .. name, state, 'u' .. name, pending)
end
if call('PTTL', key) < 0 then
  call('PEXPIRE', key, ARGV[7])
end
return { 'added' }
