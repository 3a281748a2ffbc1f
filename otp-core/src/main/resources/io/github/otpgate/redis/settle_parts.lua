--[[
  Forgets the parts of a long reply that were handed out and have arrived.

  KEYS
    [1] hash  <namespace>:{parts-<n>}:<random>   written by add_part.lua or take_parts.lua, for one handing out
    [2] zset  <namespace>:{parts-<n>}:open       written by add_part.lua

  ARGV
    none

  Returns  { tag }
    { 'settled' }  it is not handed out again
    { 'absent' }   it was handed out again, or forgotten

  Notes
    Both keys share one hash tag, so it runs in Redis Cluster. As many steps as parts, at most 255.
]]
local key = KEYS[1]
redis.call('ZREM', KEYS[2], key)
if redis.call('DEL', key) == 1 then
  return { 'settled' }
end
return { 'absent' }
