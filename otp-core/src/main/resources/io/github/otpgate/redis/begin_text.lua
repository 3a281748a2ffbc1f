--[[
  Remembers that a text message goes to a phone for a purpose, in place of the one before.

  KEYS
    [1] hash  <namespace>:{t-<hash of phone and purpose>}
          t    since, ms
          p    of a message that was withheld: first state (1) last state (1) time between (4, ms)
          <k>  state of attempt k (4 bytes); see open_delivery.lua

  ARGV
    [1] how long it is remembered, ms
    [2] field p; empty for a message that is sent

  Returns  { tag }
    { 'begun' }

  Notes
    One key, so it runs in Redis Cluster. Redis' clock. A few commands.
]]
local key, withheld = KEYS[1], ARGV[2]
local call = redis.call
local time = call('TIME')
call('DEL', key)
call('HSET', key, 't', time[1] * 1000 + math.floor(time[2] / 1000))
if withheld ~= '' then
  call('HSET', key, 'p', withheld)
end
call('PEXPIRE', key, ARGV[1])
return { 'begun' }
