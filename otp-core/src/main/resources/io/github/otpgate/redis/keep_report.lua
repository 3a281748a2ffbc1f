--[[
  Keeps a report for a message of which nobody said whose it is, unless somebody did by now.

  KEYS
    [1] string  <namespace>:{r-<hash of provider and id>}     written by claim_message.lua
    [2] hash    <namespace>:{r-<hash of provider and id>}:p   see claim_message.lua

  ARGV
    [1] name of the report: 8 bytes of a hash of its content
    [2] the report, sealed
    [3] how many different reports of one message are kept
    [4] how long, ms

  Returns  { tag, ... }
    { 'owned', owner }  somebody did: what stands there
    { 'kept' }          it waits
    { 'known' }         the same waits already
    { 'full' }          so many different reports of one message are nonsense

  Notes
    Both keys share one hash tag, so it runs in Redis Cluster. At most six commands.
]]
local key, early = KEYS[1], KEYS[2]
local call = redis.call
local owner = call('GET', key)
if owner then
  return { 'owned', owner }
end
if call('HEXISTS', early, ARGV[1]) == 1 then
  return { 'known' }
end
if call('HLEN', early) >= tonumber(ARGV[3]) then
  return { 'full' }
end
call('HSET', early, ARGV[1], ARGV[2])
if call('PTTL', early) < 0 then
  call('PEXPIRE', early, ARGV[4])
end
return { 'kept' }
