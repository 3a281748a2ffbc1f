--[[
  Adds what one vendor answered to the account of a challenge's messages: also late, where it had not.

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
    A late answer stands in the place of none. It moves the state forward only, and not what a report said further.
    One key, so it runs in Redis Cluster. Redis' clock. A few commands.
]]
local key, name, pending = KEYS[1], ARGV[1], ARGV[6]
local call, sub = redis.call, string.sub
local time = call('TIME')
local now = packed(time[1] * 1000 + math.floor(time[2] / 1000))
local attempt, state = now .. ARGV[4], ARGV[5] .. string.rep('\0', 8) .. now
local kept = call('HMGET', key, 'a' .. name, 's' .. name)
if kept[1] then
  attempt = sub(kept[1], 1, 6) .. ARGV[4]
  if sub(kept[2], 1, 1) >= ARGV[5] then
    state = kept[2]
  end
end
call('HSETNX', key, 'o', ARGV[2])
call('HSETNX', key, 'c', ARGV[3])
if pending == '' then
  call('HSET', key, 'a' .. name, attempt, 's' .. name, state)
else
  call('HSET', key, 'a' .. name, attempt, 's' .. name, state, 'u' .. name, pending)
end
if call('PTTL', key) < 0 then
  call('PEXPIRE', key, ARGV[7])
end
return { 'added' }
