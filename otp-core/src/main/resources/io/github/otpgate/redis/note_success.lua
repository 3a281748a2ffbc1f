--[[
  Remembers that a phone verified a code, and says what that counts for.

  KEYS
    [1] string  <namespace>:{<phone hash>}:k   when a conversion last counted (4, s); empty where none did
    [2] string  <namespace>:{<phone hash>}:u   there while the phone's code was sent to a suspect network

  ARGV
    [1] 'counts', or 'hasty' for a code that came back too fast to count
    [2] how long the phone is known, ms

  Returns  { tag, ... }
    { 'everywhere' }  for the sender's network and the destination
    { 'network' }     for the network alone: the send was not counted for the destination
    { 'nowhere' }     too fast, or one of this phone has counted within 24 hours

  Notes
    Both keys share one hash tag, so it runs in Redis Cluster. Redis' clock. At most four commands.
]]
local known = KEYS[1]
local call = redis.call
local now = tonumber(call('TIME')[1])
local last = call('GET', known) or ''
local again = last ~= '' and struct.unpack('>I4', last) + 86400 > now
if ARGV[1] == 'hasty' then
  call('SET', known, last, 'PX', ARGV[2])
  return { 'nowhere' }
end
local elsewhere = call('EXISTS', KEYS[2]) == 1
if again then
  call('SET', known, last, 'PX', ARGV[2])
  return { elsewhere and 'network-again' or 'everywhere-again' }
end
call('SET', known, struct.pack('>I4', now), 'PX', ARGV[2])
if elsewhere then
  return { 'network' }
end
return { 'everywhere' }
