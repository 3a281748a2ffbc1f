--[[
  Begins the account of a challenge's messages, or goes on with it for one message more.

  KEYS
    [1] hash  <namespace>:{d-<nonce of the challenge>}
          o     the opening, sealed
          c     channel of the latest message: 0 text message, 1 call
          a<k>  attempt k (4 random bytes): when it was added (6, ms), then whom we asked and what they answered, sealed
          s<k>  how far it got: state (1) tag of whose report (8) since (6, ms), then the vendor's word, sealed
          u<k>  1 until the ids of attempt k are known to their reports
          p<k>  a message that was withheld: since (6, ms) first state (1) last state (1) time between (4, ms)

  ARGV
    [1] the opening, sealed
    [2] channel
    [3] how long the account is kept, ms
    [4] name of the field of a withheld message; empty for one that is sent
    [5] what stands there behind the time

  Returns  { tag }
    { 'opened' }

  Notes
    time_log.lua stands in front of it.
    One key, so it runs in Redis Cluster. Redis' clock. A few commands. The nonce is random and says nothing.
    A state is 0 accepted, 1 submitted, 2 unknown, 3 failed, 4 delivered.
    The first opening stays, and with it the end: another message prolongs nothing.
]]
local key, withheld = KEYS[1], ARGV[4]
local call = redis.call
call('HSETNX', key, 'o', ARGV[1])
call('HSET', key, 'c', ARGV[2])
if withheld ~= '' then
  local time = call('TIME')
  call('HSET', key, withheld, packed(time[1] * 1000 + math.floor(time[2] / 1000)) .. ARGV[5])
end
if call('PTTL', key) < 0 then
  call('PEXPIRE', key, ARGV[3])
end
return { 'opened' }
