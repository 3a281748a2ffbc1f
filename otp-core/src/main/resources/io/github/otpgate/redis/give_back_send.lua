--[[
  Takes one send out of a phone's windows, because it is certain that no vendor accepted it.

  KEYS
    [1] hash  <namespace>:{<phone hash>}   written by issue_code.lua

  ARGV
    [1] time of the send, ms: what issue_code.lua returned as 'at'

  Returns  { tag }
    { 'done' }    it no longer counts
    { 'absent' }  it did not count any more

  Notes
    One key, so it runs in Redis Cluster. At most as many steps as the largest window counts sends.
]]
local key, ms = KEYS[1], tonumber(ARGV[1])
local at = struct.pack('>I2I4', math.floor(ms / 4294967296), ms % 4294967296)
local sends = redis.call('HGET', key, 'w') or ''
for i = #sends - 5, 1, -6 do
  if string.sub(sends, i, i + 5) == at then
    redis.call('HSET', key, 'w', string.sub(sends, 1, i - 1) .. string.sub(sends, i + 6))
    return { 'done' }
  end
end
return { 'absent' }
